package io.github.dokucamel.cli;

import java.util.Locale;

/** A byte in hex and as people call it. */
final class ByteWords {

    private ByteWords() {}

    /** @param value 0 to 255 */
    static String of(int value) {
        return String.format(Locale.ROOT, "0x%02x %s", value, name(value));
    }

    private static String name(int value) {
        return switch (value) {
            case '\n' -> "line feed";
            case '\r' -> "carriage return";
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> value > ' ' && value < 0x7f ? "'" + (char) value + "'" : "no ASCII letter";
        };
    }
}
