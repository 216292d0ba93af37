package io.github.dokucamel.told;

import java.util.regex.Pattern;

/** Foreign text made fit to be quoted in a message: short, on one line, without long numbers. */
public final class Excerpt {

    private static final int LONGEST = 80;
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}" + Unseen.FILLERS + "]");

    /** Twelve digits or more may be a card number, also when they are written in groups of any kind. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,3}\\p{Nd}){11,}");

    private Excerpt() {}

    public static String of(String text) {
        // Longer than shown, so that the start of a number at the edge is still seen as one.
        String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
        String clean = UNSEEN.matcher(start).replaceAll("");
        String masked = LONG_NUMBER.matcher(clean).replaceAll("***");
        if (CardNumbers.isIn(masked)) {
            // In escapes, or however else one is told apart there.
            return "***";
        }
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
    }
}
