package io.github.dokucamel.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the hidden sheet of a check workbook says, in one text that stays the same however often a
 * spreadsheet program saves it; only the ledger that wrote it can put its seal under it.
 */
public final class RepairSeal {

    /** Programs treat blanks, and what cannot be seen, each in their own way. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    private final StringBuilder text = new StringBuilder();

    /** One row, as the sheet shows it. */
    public void add(List<String> cells) {
        for (String cell : cells) {
            text.append(UNSEEN.matcher(cell).replaceAll("")).append('\n');
        }
    }

    /** All rows so far. */
    public String text() {
        return text.toString();
    }
}
