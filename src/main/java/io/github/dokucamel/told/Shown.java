package io.github.dokucamel.told;

import java.util.regex.Pattern;

/**
 * Text from outside, made fit for a message, a report or a log: no control characters, no halves of
 * characters, nothing that is drawn as nothing, of bounded length, and without a card number, an e-mail address or an international
 * phone number.
 */
public final class Shown {

    private static final int SHORT = 64;
    private static final String CUT = "...";
    private static final String WITHHELD = "(withheld: looks like a card number)";

    /** Longer than any address that is masked: what the cut would halve is seen whole. */
    private static final int BEYOND_THE_CUT = 400;

    /** Bounded in length, so that a long text is still read in one go. */
    private static final Pattern E_MAIL =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}._+-]{1,64}+(?:@|%40)[\\p{L}\\p{N}@.-]{1,255}");

    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\+|%2B)\\d[\\d -]{7,18}\\d");

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
            return WITHHELD;
        }
        String masked = masked(text, maxCharacters);
        StringBuilder shown = new StringBuilder(Math.min(masked.length(), maxCharacters + 2));
        for (int i = 0; i < masked.length() && shown.length() <= maxCharacters; ) {
            int c = masked.codePointAt(i);
            i += Character.charCount(c);
            if (!isUnprintable(c)) {
                shown.appendCodePoint(c);
            }
        }
        String all = shown.length() <= maxCharacters ? shown.toString() : cut(shown, maxCharacters);
        // What nobody sees may have parted one, and the start of a longer number may be one.
        return CardNumbers.isIn(all) ? WITHHELD : all;
    }

    /** An address without what may be a password in it: the user before the host, and the options. */
    public static String url(String url) {
        String plain = url.replaceFirst("[?;].*", "?...");
        int at = plain.lastIndexOf('@');
        int scheme = plain.indexOf(':') + 1;
        return of(
                at < 0
                        ? plain
                        : plain.substring(0, Math.min(scheme, at)) + "***" + plain.substring(at));
    }

    private static String masked(String text, int maxCharacters) {
        if (text.indexOf('@') < 0 && text.indexOf('+') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        String start = text.substring(0, Math.min(text.length(), maxCharacters + BEYOND_THE_CUT));
        String noMail = E_MAIL.matcher(start).replaceAll("(e-mail withheld)");
        return PHONE.matcher(noMail).replaceAll("(phone withheld)");
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
                || (c & 0xFFFE) == 0xFFFE // no character at all, says Unicode
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || Unseen.isFiller(c);
    }
}
