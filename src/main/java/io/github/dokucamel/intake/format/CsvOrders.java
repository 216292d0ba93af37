package io.github.dokucamel.intake.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.order.RawOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A header row, then rows; rows that follow each other with one key are one order's items. */
final class CsvOrders extends RawOrders {

    /** What FastCSV's buffer needs beyond the longest cell. */
    private static final int BUFFER = 32 * 1024;

    /** Orders, so that a file of any size is read in constant memory. */
    private static final int REMEMBERED = 10_000;

    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private final CsvRows handler;
    private final FileOptions options;

    /** The orders read last, by their key, and where each started. */
    private final Map<String, CsvOrder.Start> started =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CsvOrder.Start> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private CsvHeader header;
    private CsvRow ahead;
    private RawOrder last;

    private CsvOrders(Reader text, char separator, FileOptions options) {
        this.options = options;
        this.handler = new CsvRows(options.maxOrderBytes());
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .detectBomHeader(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(options.maxOrderBytes() + BUFFER)
                        .build(handler, text);
        this.rows = reader.iterator();
    }

    static CsvOrders of(InputStream in, FileOptions options)
            throws IOException, NotABatchException {
        Reader text = new BufferedReader(ForeignBytes.marked(in, StandardCharsets.UTF_8));
        char separator = CsvSeparator.of(text);
        CsvOrders orders = new CsvOrders(text, separator, options);
        CsvRow first = orders.nextRow();
        if (first == null || !first.utf8()) {
            throw new NotABatchException(
                    "The file has no header row that can be read",
                    "Write the names of the columns into the first row, save the file as UTF-8 and"
                            + " drop it again");
        }
        orders.header = CsvHeader.of(first, separator, options);
        orders.ahead = orders.nextRow();
        return orders;
    }

    @Override
    protected RawOrder read() throws IOException {
        if (ahead == null) {
            RawOrder end = last;
            last = null;
            return end;
        }
        CsvOrder order = new CsvOrder(header, ahead, options.maxOrderBytes());
        CsvOrder.Start before = started.putIfAbsent(order.key(), order.start());
        ahead = nextRow();
        while (ahead != null && order.goesOnIn(ahead)) {
            order.add(ahead);
            ahead = nextRow();
        }
        return order.order(before);
    }

    /** The next row that is not blank; null at the end, and where the text breaks off. */
    private CsvRow nextRow() throws IOException {
        try {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                if (!row.blank()) {
                    return row;
                }
            }
        } catch (CsvParseException e) {
            long line = handler.line();
            last =
                    Unreadable.last(
                            line,
                            ("the row at line %s has an open quote, text after a quote, or a cell"
                                            + " larger than %s bytes")
                                    .formatted(line, options.maxOrderBytes()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
