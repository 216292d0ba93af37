package io.github.dokucamel.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first byte in which what somebody signed differs from what is to be signed. */
final class ComponentsDifference {

    private static final String BOM = "\u00ef\u00bb\u00bf";

    // A character for each byte.
    private final String ours;
    private final String theirs;
    private final int at;
    private final int startOfLine;
    private final String component;

    private ComponentsDifference(byte[] ours, byte[] theirs, int at) {
        this.ours = new String(ours, StandardCharsets.ISO_8859_1);
        this.theirs = new String(theirs, StandardCharsets.ISO_8859_1);
        this.at = at;
        this.startOfLine = this.ours.lastIndexOf('\n', at - 1) + 1;
        this.component = this.ours.substring(startOfLine).replaceFirst("(?s):.*", "");
    }

    /**
     * @param ours the signature components as they should be
     * @param theirs as the other system says it signed them
     * @param name of theirs, for people
     */
    static String of(String ours, byte[] theirs, String name) {
        byte[] bytes = ours.getBytes(StandardCharsets.UTF_8);
        int at = Arrays.mismatch(bytes, theirs);
        return at < 0
                ? name + " holds the same bytes: what was signed is right."
                : new ComponentsDifference(bytes, theirs, at).inWords(name);
    }

    private String inWords(String name) {
        return String.join(
                System.lineSeparator(),
                name + " differs first at byte " + (at + 1) + ": " + place() + ".",
                "  here    " + byteOf(ours),
                "  there   " + byteOf(theirs),
                "  meaning " + meaning());
    }

    private String place() {
        long line = 1 + ours.substring(0, startOfLine).chars().filter(c -> c == '\n').count();
        return "line %s, %s, column %s".formatted(line, component, at - startOfLine + 1);
    }

    private String byteOf(String text) {
        return at < text.length() ? ByteWords.of(text.charAt(at)) : "the end";
    }

    private String meaning() {
        if (at == ours.length()) {
            return theirs.substring(at).isBlank()
                    ? "a line break stands at the end, where none is signed; an editor may have"
                            + " added it"
                    : "%s bytes more than are signed".formatted(theirs.length() - at);
        }
        if (at == theirs.length()) {
            return "%s bytes are missing at the end".formatted(ours.length() - at);
        }
        if (at == 0 && theirs.startsWith(BOM)) {
            return "a byte order mark stands at the start";
        }
        return ofTheByte();
    }

    private String ofTheByte() {
        int column = at - startOfLine;
        boolean inTheName = column < component.length();
        return switch (theirs.charAt(at)) {
            case '\r' -> "the lines end with CR LF, and one line feed is signed";
            case ' ', '\t' ->
                    column == component.length() + 1
                            ? "white space follows the colon, where none is signed"
                            : "white space that is not signed";
            case '\n' -> "the line " + component + " is cut short";
            default ->
                    ours.charAt(at) == '\n'
                            ? "the line " + component + " goes on: its value differs"
                            : inTheName
                                    ? ofTheName()
                                    : component.equals("Digest")
                                            ? "another body was digested"
                                            : "the value of " + component + " differs";
        };
    }

    private String ofTheName() {
        return Character.toLowerCase(ours.charAt(at)) == Character.toLowerCase(theirs.charAt(at))
                ? "names are written with capitals: " + component
                : "another line stands where " + component + " belongs";
    }
}
