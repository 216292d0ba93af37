package io.github.dokucamel.intake.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The names of the columns: one row, or two that read as one, as {@code Tagihan} over {@code No} and
 * {@code Tanggal}.
 *
 * @param row its last row, with the names as they are read
 * @param lines the rows as they stand in the table
 * @param spans last columns by the first ones, where one name is one cell over several columns
 */
record HeaderRow(TableRow row, List<TableRow> lines, Map<Integer, Integer> spans) {

    private static final int LONGEST = 40;

    static HeaderRow of(TableRow row, Map<Integer, Integer> across) {
        return new HeaderRow(row, List.of(row), spans(row, across));
    }

    private static Map<Integer, Integer> spans(TableRow row, Map<Integer, Integer> across) {
        Map<Integer, Integer> spans = new TreeMap<>();
        across.forEach(
                (first, last) -> {
                    boolean isAlone =
                            row.holds(first)
                                    && IntStream.rangeClosed(first + 1, last).noneMatch(row::holds);
                    if (isAlone) {
                        spans.put(first, last);
                    }
                });
        return spans;
    }

    boolean names(FileOptions options) {
        return Header.names(Header.columns(row, options));
    }

    /**
     * With a row below it, as one.
     *
     * @param mine cells of this row that go over several columns
     * @param below likewise of the lower one
     */
    HeaderRow with(
            TableRow lower,
            Map<Integer, Integer> mine,
            Map<Integer, Integer> below,
            FileOptions options) {
        int count = Math.max(row.cells().size(), lower.cells().size());
        String[] cells = new String[count];
        Map<Integer, Integer> over = over(lower, mine);
        for (int column = 0; column < count; column++) {
            int first = over.getOrDefault(column, column);
            boolean isWide = first != column || over.getOrDefault(column + 1, -1) == column;
            cells[column] =
                    HeaderWords.joined(
                            CellText.line(row.cell(first)),
                            CellText.line(lower.cell(column)),
                            first != column,
                            isWide,
                            options);
        }
        TableRow joined = lower.with(List.of(cells));
        Map<Integer, Integer> across = new HashMap<>(mine);
        across.putAll(below);
        return new HeaderRow(joined, List.of(lines.get(0), lower), spans(joined, across));
    }

    /** First columns of the cells of this row, by the further columns that they go over. */
    private Map<Integer, Integer> over(TableRow lower, Map<Integer, Integer> mine) {
        Map<Integer, Integer> over = new HashMap<>();
        mine.forEach(
                (first, last) -> {
                    for (int column = first + 1; column <= last; column++) {
                        over.put(column, first);
                    }
                });
        if (!mine.isEmpty()) {
            return over;
        }
        // Text has no merged cells: a name goes on where there is none above another name.
        int first = -1;
        for (int column = 0; column < lower.cells().size(); column++) {
            if (row.holds(column)) {
                first = lower.holds(column) ? column : -1;
            } else if (first >= 0 && lower.holds(column)) {
                over.put(column, first);
            } else {
                first = -1;
            }
        }
        return over;
    }

    /** Whether the amount is a group of columns: which of them is meant only their names can say. */
    private boolean isAmountOfSeveral(
            TableRow lower, Map<Integer, Integer> mine, FileOptions options) {
        Map<Integer, Integer> over = over(lower, mine);
        List<Column> columns = Header.columns(row, options);
        return IntStream.range(0, columns.size())
                .filter(i -> OrderColumns.AMOUNT.equals(columns.get(i).field()))
                .anyMatch(over::containsValue);
    }

    /**
     * Whether a row may be names: a few words without digits.
     *
     * @param least how many different ones
     */
    static boolean mayBeNames(TableRow row, int least) {
        List<String> texts =
                row.cells().stream().map(CellText::line).filter(text -> !text.isEmpty()).toList();
        return row.readable()
                && texts.stream().distinct().count() >= least
                && texts.stream().allMatch(HeaderRow::mayBeName);
    }

    private static boolean mayBeName(String text) {
        return text.length() <= LONGEST
                && text.chars().noneMatch(c -> c >= '0' && c <= '9' || c == '@' || c == ':');
    }

    /**
     * Whether the row below goes on with the names: it has no bill in it, and names something that
     * this row does not.
     */
    boolean goesOnIn(
            TableRow lower,
            Map<Integer, Integer> mine,
            Map<Integer, Integer> below,
            FileOptions options) {
        boolean isNext = lower.row() == row.row() + 1 && lower.readable() && !lower.tooLarge();
        if (!isNext
                || !lower.cells().stream()
                        .map(CellText::line)
                        .allMatch(text -> text.isEmpty() || mayBeName(text))) {
            return false;
        }
        HeaderRow both = with(lower, mine, below, options);
        boolean isMore = false;
        for (int column = 0; column < lower.cells().size(); column++) {
            if (!lower.holds(column)) {
                continue;
            }
            String low = CellText.line(lower.cell(column));
            String up = CellText.line(row.cell(column));
            String name = CellText.line(both.row.cell(column));
            boolean isNew =
                    !name.equals(up)
                            && (Column.of(name, options).isRead() || HeaderWords.isMoney(name));
            boolean isSame = name.equals(up) || up.isEmpty();
            Column upper = Column.of(up, options);
            if (!isNew && !isSame && upper.isRead() && !over(lower, mine).containsValue(column)) {
                return false;
            }
            isMore |= isNew || low.equals(up) || !mine.isEmpty();
        }
        return isMore && both.names(options) || isAmountOfSeveral(lower, mine, options);
    }
}
