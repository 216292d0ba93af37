package io.github.dokucamel.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first byte in which what somebody signed differs from what is to be signed. */
final class ComponentsDifference {

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final byte[] ours;
    private final byte[] theirs;
    private final int at;

    private ComponentsDifference(byte[] ours, byte[] theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.at = Arrays.mismatch(ours, theirs);
    }

    /**
     * @param ours the signature components as they should be
     * @param theirs as the other system says it signed them
     * @param name of theirs, for people
     */
    static String of(String ours, byte[] theirs, String name) {
        ComponentsDifference difference =
                new ComponentsDifference(ours.getBytes(StandardCharsets.UTF_8), theirs);
        return difference.at < 0
                ? name + " holds the same bytes: what was signed is right."
                : difference.inWords(name);
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
        int start = startOfLine();
        int line = 1;
        for (int i = 0; i < start; i++) {
            line += ours[i] == '\n' ? 1 : 0;
        }
        return "line %d, %s, column %d".formatted(line, component(start), at - start + 1);
    }

    private int startOfLine() {
        int start = at;
        while (start > 0 && ours[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private String component(int start) {
        int colon = start;
        while (colon < ours.length && ours[colon] != ':') {
            colon++;
        }
        return new String(ours, start, colon - start, StandardCharsets.UTF_8);
    }

    private String byteOf(byte[] text) {
        return at < text.length ? ByteWords.of(text[at]) : "the end";
    }

    private String meaning() {
        if (at == ours.length) {
            return rest().isBlank()
                    ? "a line break stands at the end, where none is signed; an editor may have"
                            + " added it"
                    : "%d bytes more than are signed".formatted(theirs.length - at);
        }
        if (at == theirs.length) {
            return "%d bytes are missing at the end".formatted(ours.length - at);
        }
        if (at == 0 && Arrays.equals(theirs, 0, Math.min(3, theirs.length), BOM, 0, 3)) {
            return "a byte order mark stands at the start";
        }
        return ofTheByte(component(startOfLine()));
    }

    private String rest() {
        return new String(theirs, at, theirs.length - at, StandardCharsets.UTF_8);
    }

    private String ofTheByte(String component) {
        int column = at - startOfLine();
        boolean inTheName = column < component.length();
        return switch (theirs[at]) {
            case '\r' -> "the lines end with CR LF, and one line feed is signed";
            case ' ', '\t' ->
                    column == component.length() + 1
                            ? "white space follows the colon, where none is signed"
                            : "white space that is not signed";
            case '\n' -> "the line " + component + " is cut short";
            default ->
                    ours[at] == '\n'
                            ? "the line " + component + " goes on: its value differs"
                            : inTheName
                                    ? ofTheName(component)
                                    : component.equals("Digest")
                                            ? "another body was digested"
                                            : "the value of " + component + " differs";
        };
    }

    private String ofTheName(String component) {
        return Character.toLowerCase(ours[at]) == Character.toLowerCase(theirs[at])
                ? "names are written with capitals: " + component
                : "another line stands where " + component + " belongs";
    }
}
