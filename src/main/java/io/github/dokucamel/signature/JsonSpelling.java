package io.github.dokucamel.signature;

import java.io.ByteArrayOutputStream;

/** The same JSON in other bytes. Takes any bytes and judges nothing. */
enum JsonSpelling {
    /**
     * No white space between the tokens: the bytes of a JSON body that SNAP digests. Nothing else
     * changes: key order, null members, the spelling of numbers and escapes, and white space inside
     * strings stay.
     */
    COMPACT,
    /** One space after each comma and colon, as Python writes it. */
    SPACED,
    /** Each slash in a string as {@code \/}, as PHP writes it. */
    ESCAPED_SLASHES,
    /** Each {@code \/} in a string as a slash. */
    PLAIN_SLASHES;

    byte[] of(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64);
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (!inString) {
                inString = b == '"';
                token(b, out);
            } else if (b == '\\' && i + 1 < json.length) {
                byte next = json[++i];
                if (this != PLAIN_SLASHES || next != '/') {
                    out.write(b);
                }
                out.write(next);
            } else {
                inString = b != '"';
                if (b == '/' && this == ESCAPED_SLASHES) {
                    out.write('\\');
                }
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    private void token(byte b, ByteArrayOutputStream out) {
        boolean spaces = this == COMPACT || this == SPACED;
        if (spaces && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
            return;
        }
        out.write(b);
        if (this == SPACED && (b == ',' || b == ':')) {
            out.write(' ');
        }
    }
}
