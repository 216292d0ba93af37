package io.github.dokucamel.intake.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a table begins: the first of its first rows that names an invoice number and an amount.
 *
 * @param separator what parts the cells
 * @param skipped characters of a first line that says so, as {@code sep=;} does to a spreadsheet; 0
 *     without one
 * @param header null when there is not even one row
 * @param sure whether that row names a number and an amount; else it is the first one that is not
 *     blank
 */
record TableStart(char separator, int skipped, @Nullable HeaderRow header, boolean sure) {

    /** As many rows may stand above the header: a company's name, the title of a report. */
    static final int MOST_ROWS = 20;

    /** Longest text that is looked at. */
    private static final int HEAD = 64 * 1024;

    private static final String SEPARATORS = ",;\t|";

    private static final Pattern SEP =
            Pattern.compile("\\A\"?sep=(.)\"?(\\r\\n|\\n|\\r|\\z)", Pattern.CASE_INSENSITIVE);

    /**
     * @param text stands at the start of the file
     */
    static TableStart of(Reader text, FileOptions options) throws IOException {
        char[] head = new char[HEAD];
        int length = text.read(head);
        for (int more = length; more > 0 && length < HEAD; length += Math.max(more, 0)) {
            more = text.read(head, length, HEAD - length);
        }
        String start = length < 0 ? "" : new String(head, 0, length);
        Matcher sep = SEP.matcher(start);
        if (sep.find()) {
            return with(sep.group(1).charAt(0), sep.end(), start, options);
        }
        List<TableStart> starts = new ArrayList<>();
        for (char separator : SEPARATORS.toCharArray()) {
            starts.add(with(separator, 0, start, options));
        }
        Optional<TableStart> named =
                starts.stream()
                        .filter(TableStart::sure)
                        .max(Comparator.comparingInt(found -> found.known(options)));
        return named.orElseGet(
                () -> starts.get(SEPARATORS.indexOf(mostUsed(start.stripLeading()))));
    }

    private static TableStart with(char separator, int skipped, String start, FileOptions options)
            throws IOException {
        try (Table table =
                new CsvTable(new StringReader(start.substring(skipped)), separator, 0, HEAD)) {
            HeaderRow header = find(table, options);
            return new TableStart(
                    separator, skipped, header, header != null && header.names(options));
        }
    }

    /** The header among the first rows of a table; the first row where none names enough. */
    static @Nullable HeaderRow find(Table table, FileOptions options) throws IOException {
        HeaderRow first = null;
        HeaderRow pair = null;
        TableRow above = null;
        TableRow row = table.next();
        while (row != null && row.row() <= MOST_ROWS) {
            HeaderRow alone = HeaderRow.of(row, table.across(row.row()));
            boolean names = row.readable() && alone.names(options);
            HeaderRow both =
                    names || pair == null ? under(above, row, names, table, options) : null;
            if (names) {
                return both != null && isWanted(both, alone, options)
                        ? both
                        : over(alone, table, options);
            }
            if (pair != null) {
                return pair;
            }
            pair = both != null && both.names(options) ? both : null;
            first = first == null ? alone : first;
            above = row;
            row = table.next();
        }
        return pair == null ? first : pair;
    }

    /**
     * A row with the one right above it, where that may be names too.
     *
     * @param isOnlyTitle whether a single text above is the title of a report
     */
    private static @Nullable HeaderRow under(
            @Nullable TableRow above,
            TableRow row,
            boolean isOnlyTitle,
            Table table,
            FileOptions options) {
        boolean isNext =
                above != null
                        && above.row() == row.row() - 1
                        && row.readable()
                        && HeaderRow.mayBeNames(above, isOnlyTitle ? 2 : 1)
                        && HeaderRow.mayBeNames(row, 2);
        if (above == null || !isNext) {
            return null;
        }
        Map<Integer, Integer> across = table.across(above.row());
        return HeaderRow.of(above, across).with(row, across, table.across(row.row()), options);
    }

    /** Whether the names above change what the amount is. */
    private static boolean isWanted(HeaderRow both, HeaderRow alone, FileOptions options) {
        if (both.names(options)) {
            return true;
        }
        List<Column> columns = Header.columns(alone.row(), options);
        return IntStream.range(0, columns.size())
                .filter(i -> OrderColumns.AMOUNT.equals(columns.get(i).field()))
                .anyMatch(i -> HeaderWords.isMoney(both.row().cell(i)));
    }

    /** A header with the row right below it, where that goes on with the names. */
    private static HeaderRow over(HeaderRow header, Table table, FileOptions options)
            throws IOException {
        Map<Integer, Integer> mine = table.across(header.row().row());
        TableRow lower = table.read();
        if (lower == null) {
            return header;
        }
        Map<Integer, Integer> below = table.across(lower.row());
        return header.goesOnIn(lower, mine, below, options)
                ? header.with(lower, mine, below, options)
                : header;
    }

    private int known(FileOptions options) {
        return header == null
                ? 0
                : (int)
                        Header.columns(header.row(), options).stream()
                                .filter(Column::isRead)
                                .count();
    }

    /** Of a text without a header: the separator that its first line uses most, outside quotes. */
    private static char mostUsed(String start) {
        int[] seen = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (char c : start.toCharArray()) {
            if ((c == '\n' || c == '\r') && !quoted) {
                break;
            }
            quoted ^= c == '"';
            int separator = SEPARATORS.indexOf(c);
            if (separator >= 0 && !quoted) {
                seen[separator]++;
            }
        }
        int most = Stream.of(0, 1, 2, 3).max(Comparator.comparingInt(i -> seen[i] * 4 - i)).get();
        return SEPARATORS.charAt(most);
    }

    /** In words where it cannot be seen. */
    String parted() {
        return separator == '\t' ? "TAB" : String.valueOf(separator);
    }
}
