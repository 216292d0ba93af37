package io.github.dokucamel.report.book;

/**
 * How a cell is drawn.
 *
 * @param fill RRGGBB in hexadecimal; empty for none
 * @param ink RRGGBB of the letters; empty for black
 */
public record Look(String fill, String ink, boolean bold) {

    public static final Look PLAIN = new Look("", "", false);

    public static final Look BOLD = new Look("", "", true);

    static final Look HEADER = new Look("1F2937", "FFFFFF", true);

    static final Look LINK = new Look("", "1D4ED8", false);

    public static Look of(String fill, String ink) {
        return new Look(fill, ink, false);
    }
}
