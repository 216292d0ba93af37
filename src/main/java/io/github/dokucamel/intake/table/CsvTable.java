package io.github.dokucamel.intake.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.dokucamel.told.Why;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text with a character between the cells. */
final class CsvTable extends Table {

    /** What FastCSV's buffer needs beyond the longest cell. */
    private static final int BUFFER = 32 * 1024;

    private final int linesBefore;
    private final int mostBytes;
    private final LastLetter ends;
    private final Rows handler = new Rows();
    private final CsvReader<TableRow> reader;
    private final Iterator<TableRow> rows;

    /**
     * @param linesBefore lines of the file before the text's first one
     * @param mostBytes of a row; no more of a larger one is kept
     */
    CsvTable(Reader text, char separator, int linesBefore, int mostBytes) {
        this.linesBefore = linesBefore;
        this.mostBytes = mostBytes;
        this.ends = new LastLetter(text);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .detectBomHeader(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(mostBytes + BUFFER)
                        .build(handler, ends);
        this.rows = reader.iterator();
    }

    @Override
    @Nullable TableRow read() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            long line = handler.line();
            breaksOff(line, Why.of("quote_open", "line", line, "most", mostBytes));
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    boolean isWhole() {
        return super.isWhole() && (ends.last == '\n' || ends.last == '\r');
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Remembers what was read last. */
    private static final class LastLetter extends FilterReader {

        private int last = '\n';

        LastLetter(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] text, int offset, int length) throws IOException {
            int read = super.read(text, offset, length);
            last = read > 0 ? text[offset + read - 1] : last;
            return read;
        }
    }

    /**
     * Turns FastCSV's fields into rows, keeps no more of a row than one order may hold, and knows
     * where a row started that was never completed.
     */
    private final class Rows extends AbstractBaseCsvCallbackHandler<TableRow> {

        private List<String> cells = new ArrayList<>();
        private long size;
        private boolean tooLarge;
        private int row;

        long line() {
            return getStartingLineNumber() + linesBefore;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells = new ArrayList<>();
            size = 0;
            tooLarge = false;
            row++;
        }

        @Override
        protected void handleField(
                int index, char[] buffer, int offset, int length, boolean quoted) {
            size += length + 1L;
            tooLarge |= size > mostBytes;
            if (!tooLarge) {
                cells.add(new String(buffer, offset, length));
            }
        }

        @Override
        protected TableRow buildRecord() {
            return new TableRow(line(), row, cells, tooLarge, TableRow.NO_NUMBERS);
        }
    }
}
