package io.github.dokucamel.told;

import java.util.Locale;
import java.util.regex.Pattern;

/** Characters that nobody sees on a screen, by their names. */
public final class Unseen {

    /**
     * Letters and marks that are drawn as nothing, for a class of a pattern: joiners, Hangul and
     * Khmer fillers, Mongolian and other variation selectors, the Braille blank.
     */
    public static final String FILLERS =
            "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0"
                    + "\\x{e0100}-\\x{e01ef}";

    private static final int FIRST_FILLER = 0x34f;
    private static final Pattern FILLER = Pattern.compile("[" + FILLERS + "]");

    private Unseen() {}

    /** {@code U+200B ZERO WIDTH SPACE}: the first one that is no plain blank; empty without one. */
    public static String in(String text) {
        return text.codePoints().filter(Unseen::is).mapToObj(Unseen::name).findFirst().orElse("");
    }

    /** The text as it is seen, blanks of other kinds at its ends left out. */
    public static String without(String text) {
        if (isPrintableAscii(text)) {
            return text.strip();
        }
        return text.codePoints()
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> !is(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Most texts are: nothing of them is unseen. */
    public static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** {@code U+00A0 NO-BREAK SPACE}. */
    public static String name(int c) {
        String name = Character.getName(c);
        return String.format(Locale.ROOT, "U+%04X %s", c, name == null ? "" : name).stripTrailing();
    }

    /** Whether it is a letter or a mark that is drawn as nothing. */
    static boolean isFiller(int c) {
        return c >= FIRST_FILLER && FILLER.matcher(Character.toString(c)).matches();
    }

    private static boolean is(int c) {
        int type = Character.getType(c);
        return c != ' ' && Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || isFiller(c);
    }
}
