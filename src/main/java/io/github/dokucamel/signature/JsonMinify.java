package io.github.dokucamel.signature;

/**
 * The bytes of a JSON body that SNAP digests: without the white space between the tokens.
 *
 * <p>Nothing else changes: key order, null members, the spelling of numbers and escapes, and white
 * space inside strings stay. Takes any bytes and judges nothing.
 */
final class JsonMinify {

    private JsonMinify() {}

    public static byte[] minify(byte[] json) {
        return JsonSpelling.COMPACT.of(json);
    }
}
