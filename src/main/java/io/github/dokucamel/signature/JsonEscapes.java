package io.github.dokucamel.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * JSON with only the escapes it has to have: each string as a plain JSON writer would put it. Key
 * order and the spelling of numbers stay. Takes any bytes and judges nothing.
 */
final class JsonEscapes {

    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final byte[] json;
    private final ByteArrayOutputStream out;
    private int at;

    private JsonEscapes(byte[] json) {
        this.json = json;
        this.out = new ByteArrayOutputStream(json.length);
    }

    static byte[] plain(byte[] json) {
        JsonEscapes escapes = new JsonEscapes(json);
        while (escapes.at < json.length) {
            escapes.next();
        }
        return escapes.out.toByteArray();
    }

    private void next() {
        // A backslash outside a string makes it no JSON, and nothing of it matters.
        if (json[at] != '\\' || at + 1 == json.length) {
            out.write(json[at++]);
            return;
        }
        int which = SHORT.indexOf(json[at + 1]);
        if (which >= 0) {
            write(MEANT.charAt(which));
            at += 2;
            return;
        }
        int unit = unit(at);
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            keep(2);
        } else if (!Character.isHighSurrogate((char) unit)) {
            write(unit);
            at += 6;
        } else {
            pair((char) unit);
        }
    }

    private void pair(char high) {
        int low = unit(at + 6);
        if (low < 0 || !Character.isLowSurrogate((char) low)) {
            keep(6);
            return;
        }
        write(Character.toCodePoint(high, (char) low));
        at += 12;
    }

    private void keep(int bytes) {
        out.write(json, at, bytes);
        at += bytes;
    }

    /** What {@code \\uXXXX} at this place stands for; -1 if there is none. */
    private int unit(int from) {
        if (from + 6 > json.length || json[from] != '\\' || json[from + 1] != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = from + 2; i < from + 6; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void write(int codePoint) {
        int which = MEANT.indexOf(codePoint);
        String text;
        if (codePoint != '/' && which >= 0) {
            text = "\\" + SHORT.charAt(which);
        } else if (codePoint < ' ') {
            text = "\\u%04X".formatted(codePoint);
        } else {
            text = Character.toString(codePoint);
        }
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
