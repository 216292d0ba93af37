package io.github.dokucamel.signature;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Words from outside, compared without regard to the case of A to Z and of nothing else. Unicode knows
 * more: its long s ({@code U+017F}) becomes an S and its sign of Kelvin a k, so that a word which is
 * none of DOKU's would be taken for {@code SUCCESS}.
 */
public final class AsciiCase {

    private static final int STEP = 'a' - 'A';

    private AsciiCase() {}

    /** Small letters for A to Z; all else stays. */
    public static String lower(String text) {
        return mapped(text, c -> c >= 'A' && c <= 'Z', c -> c + STEP);
    }

    /** Capitals for a to z; all else stays. */
    public static String upper(String text) {
        return mapped(text, c -> c >= 'a' && c <= 'z', c -> c - STEP);
    }

    public static boolean equal(String one, String other) {
        return one.length() == other.length() && lower(one).equals(lower(other));
    }

    public static boolean startsWith(String text, String start) {
        return text.length() >= start.length() && equal(text.substring(0, start.length()), start);
    }

    private static String mapped(String text, IntPredicate meant, IntUnaryOperator other) {
        if (text.chars().noneMatch(meant)) {
            return text;
        }
        StringBuilder mapped = new StringBuilder(text.length());
        text.chars()
                .map(c -> meant.test(c) ? other.applyAsInt(c) : c)
                .forEach(c -> mapped.append((char) c));
        return mapped.toString();
    }
}
