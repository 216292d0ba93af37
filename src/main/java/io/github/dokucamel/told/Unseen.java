package io.github.dokucamel.told;

import java.util.Locale;

/** Characters that nobody sees on a screen, by their names. */
public final class Unseen {

    private Unseen() {}

    /** {@code U+200B ZERO WIDTH SPACE}: the first one that is no plain blank; empty without one. */
    public static String in(String text) {
        return text.codePoints().filter(Unseen::is).mapToObj(Unseen::name).findFirst().orElse("");
    }

    /** The text as it is seen, blanks of other kinds at its ends left out. */
    public static String without(String text) {
        return text.codePoints()
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> !is(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** {@code U+00A0 NO-BREAK SPACE}. */
    public static String name(int c) {
        String name = Character.getName(c);
        return String.format(Locale.ROOT, "U+%04X %s", c, name == null ? "" : name).stripTrailing();
    }

    private static boolean is(int c) {
        int type = Character.getType(c);
        return c != ' ' && Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
