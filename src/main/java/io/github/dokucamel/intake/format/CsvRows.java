package io.github.dokucamel.intake.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns FastCSV's fields into rows, keeps no more of a row than one order may hold, and knows where
 * a row started that was never completed.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private final int maxOrderBytes;
    private List<String> cells = new ArrayList<>();
    private long size;
    private boolean tooLarge;

    CsvRows(int maxOrderBytes) {
        this.maxOrderBytes = maxOrderBytes;
    }

    /** Physical line at which the latest row starts. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new ArrayList<>();
        size = 0;
        tooLarge = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        size += length + 1L;
        tooLarge |= size > maxOrderBytes;
        if (!tooLarge) {
            cells.add(new String(buffer, offset, length));
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(getStartingLineNumber(), cells, tooLarge);
    }
}
