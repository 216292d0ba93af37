package io.github.dokucamel.signature;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 in its one spelling: a second one would be a second name for the same signature. */
final class CanonicalBase64 {

    private static final int LONGEST = 4096;

    private CanonicalBase64() {}

    /**
     * @param name of the header, for the message
     * @param length that the bytes have to have; 0 for any
     * @throws InvalidSignatureException it is missing, or no such Base64
     */
    static byte[] decode(String name, @Nullable String text, int length) {
        if (text == null || text.isBlank()) {
            throw new InvalidSignatureException(name + " is missing");
        }
        if (text.length() > LONGEST) {
            throw new InvalidSignatureException(name + " is too long to be a signature");
        }
        return bytes(name, text, length);
    }

    /** The same of a text that is there; of an HMAC-SHA256 the padding may lack. */
    static byte[] bytes(String name, String text, int length) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes the text.
            throw new InvalidSignatureException(name + " is not Base64");
        }
        if (length > 0 && bytes.length != length) {
            throw new InvalidSignatureException(
                    "%s is %s bytes long, not %s".formatted(name, bytes.length, length));
        }
        // The JDK ignores the unused bits of the last character.
        String canonical = Base64.getEncoder().encodeToString(bytes);
        boolean mayLackPadding = length == Signer.LENGTH;
        if (!canonical.equals(text) && !(mayLackPadding && canonical.equals(text + "="))) {
            throw new InvalidSignatureException(name + " is not canonical Base64");
        }
        return bytes;
    }
}
