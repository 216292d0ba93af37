package io.github.dokucamel.order;

/**
 * Text from outside, made fit for a message, a report or a log: no control characters, no halves of
 * characters, of bounded length, and without a card number.
 */
public final class Shown {

    private static final int SHORT = 64;
    private static final String CUT = "...";

    private Shown() {}

    /** At most 64 characters: for names and values quoted in a message. */
    public static String of(String text) {
        return of(text, SHORT);
    }

    /**
     * Null stays null.
     *
     * @param maxCharacters more than three; what is longer ends in three dots
     */
    public static String of(String text, int maxCharacters) {
        if (text == null) {
            return null;
        }
        if (CardNumbers.isIn(text)) {
            return "(withheld: looks like a card number)";
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), maxCharacters + 2));
        for (int i = 0; i < text.length() && shown.length() <= maxCharacters; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!isUnprintable(c)) {
                shown.appendCodePoint(c);
            }
        }
        return shown.length() > maxCharacters ? cut(shown, maxCharacters) : shown.toString();
    }

    private static String cut(StringBuilder shown, int maxCharacters) {
        int end = maxCharacters - CUT.length();
        if (Character.isHighSurrogate(shown.charAt(end - 1))) {
            end--;
        }
        return shown.substring(0, end) + CUT;
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
