package io.github.dokucamel.report.book;

/**
 * One column of a sheet.
 *
 * @param most characters side by side; what is longer goes on in the next line of its cell
 */
public record Column(String head, int most) {

    private static final int USUAL = 44;

    public static Column of(String head) {
        return new Column(head, USUAL);
    }
}
