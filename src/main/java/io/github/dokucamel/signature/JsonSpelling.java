package io.github.dokucamel.signature;

import java.io.ByteArrayOutputStream;

/** The bytes of a JSON body that SNAP digests. */
final class JsonSpelling {

    private JsonSpelling() {}

    /**
     * The same JSON without white space between its tokens. Nothing else changes: key order, null
     * members, the spelling of numbers and escapes, and white space inside strings stay. Takes any
     * bytes and judges nothing.
     */
    static byte[] compact(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (inString && b == '\\' && i + 1 < json.length) {
                out.write(b);
                out.write(json[++i]);
            } else if (inString || b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                inString ^= b == '"';
                out.write(b);
            }
        }
        return out.toByteArray();
    }
}
