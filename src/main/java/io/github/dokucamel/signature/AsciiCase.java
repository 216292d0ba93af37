package io.github.dokucamel.signature;

/**
 * Words from outside, compared without regard to the case of A to Z and of nothing else. Unicode knows
 * more: its long s ({@code U+017F}) becomes an S and its sign of Kelvin a k, so that a word which is
 * none of DOKU's would be taken for {@code SUCCESS}.
 */
public final class AsciiCase {

    private static final int STEP = 'a' - 'A';
    private static final int LETTERS = 26;

    private AsciiCase() {}

    /** Small letters for A to Z; all else stays. */
    public static String lower(String text) {
        return mapped(text, 'A', STEP);
    }

    /** Capitals for a to z; all else stays. */
    public static String upper(String text) {
        return mapped(text, 'a', -STEP);
    }

    public static boolean equal(String one, String other) {
        return one.length() == other.length() && lower(one).equals(lower(other));
    }

    public static boolean startsWith(String text, String start) {
        return text.length() >= start.length() && equal(text.substring(0, start.length()), start);
    }

    /** Of every text that comes in: one without any such letter is itself. */
    private static String mapped(String text, char first, int step) {
        char[] mapped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= first && c < first + LETTERS) {
                mapped = mapped == null ? text.toCharArray() : mapped;
                mapped[i] = (char) (c + step);
            }
        }
        return mapped == null ? text : new String(mapped);
    }
}
