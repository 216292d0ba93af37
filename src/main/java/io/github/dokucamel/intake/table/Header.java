package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.Column.Known;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The header row: which field each column holds.
 *
 * @param lines the rows that name the columns, one or two
 * @param parted what parts the cells, in words where it cannot be seen
 * @param key columns that tell one order from another
 * @param items columns of a line item
 * @param others columns that belong to the order as a whole and not to its key
 * @param hiddenColumns what the workbook does not show
 * @param hiddenRows how many rows it does not show; they are read all the same
 */
public record Header(
        List<TableRow> lines,
        List<Column> columns,
        String parted,
        List<Integer> key,
        List<Integer> items,
        List<Integer> others,
        BitSet hiddenColumns,
        int hiddenRows) {

    /** Begins the name of a column that belongs to a line item. */
    public static final String ITEM = OrderColumns.ITEM;

    /** What the columns of a row mean; of two for one field the surer one is read. */
    static List<Column> columns(TableRow row, FileOptions options) {
        List<Column> columns = new ArrayList<>();
        row.cells().forEach(cell -> columns.add(Column.of(cell, options)));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.known() == Known.SYNONYM
                    && columns.stream().anyMatch(other -> isSurer(other, column))) {
                columns.set(i, column.lessSure());
            }
        }
        return columns;
    }

    private static boolean isSurer(Column other, Column column) {
        return Objects.equals(other.field(), column.field()) && other.rank() < column.rank();
    }

    /** Whether a row with these columns can be the header: it names a number and an amount. */
    static boolean names(List<Column> columns) {
        return has(columns, OrderColumns.INVOICE_NUMBER) && has(columns, OrderColumns.AMOUNT);
    }

    static boolean has(List<Column> columns, String field) {
        return columns.stream().anyMatch(column -> field.equals(column.field()));
    }

    /**
     * @throws NotABatchException when it leaves a doubt
     */
    static Header of(HeaderRow found, String parted, FileOptions options)
            throws NotABatchException {
        List<Column> columns = columns(found.row(), options);
        new HeaderChecks(columns, options).hold();
        return of(found.lines(), columns, parted, new BitSet(), 0);
    }

    private static Header of(
            List<TableRow> lines,
            List<Column> columns,
            String parted,
            BitSet hides,
            int hiddenRows) {
        List<Integer> key = which(columns, OrderColumns.KEY::contains);
        List<Integer> items = which(columns, field -> field.startsWith(OrderColumns.ITEM));
        List<Integer> others = which(columns, field -> true);
        others.removeAll(key);
        others.removeAll(items);
        return new Header(lines, columns, parted, key, items, others, hides, hiddenRows);
    }

    /** With further columns, under the order's own names. */
    Header plus(Collection<String> fields) {
        if (fields.isEmpty()) {
            return this;
        }
        List<Column> more = new ArrayList<>(columns);
        fields.forEach(field -> more.add(new Column(field, field, Known.CANONICAL, 1)));
        return of(lines, more, parted, hiddenColumns, hiddenRows);
    }

    Header hiding(BitSet hides, int rows) {
        return new Header(lines, columns, parted, key, items, others, hides, rows);
    }

    private static List<Integer> which(List<Column> columns, Predicate<String> wanted) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).field() != null)
                .filter(i -> wanted.test(Objects.requireNonNull(columns.get(i).field())))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    public int count() {
        return columns.size();
    }

    /** The header as the user wrote it. */
    public String header(int column) {
        return columns.get(column).header();
    }

    Known known(int column) {
        return columns.get(column).known();
    }

    /** The line of a configuration file by which a column of that header means a field. */
    public static String mapping(String header, String field) {
        return OrderColumns.MAPPING + header.replaceAll("([ :=#!\\\\])", "\\\\$1") + " = " + field;
    }

    /** What the column is read as; null when it is not read. */
    public @Nullable String field(int column) {
        return columns.get(column).field();
    }

    /** -1 when there is none. */
    int column(String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (field.equals(columns.get(i).field())) {
                return i;
            }
        }
        return -1;
    }

    public int invoiceNumber() {
        return column(OrderColumns.INVOICE_NUMBER);
    }

    /** Whether every column has the order's own name for it: then a program wrote the file. */
    public boolean isCanonical() {
        return columns.stream().allMatch(column -> column.known() == Known.CANONICAL);
    }

    /** Headers by the fields that are read from them, in the order of the columns. */
    public Map<String, String> byField() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Column column : columns) {
            if (column.field() != null) {
                headers.put(column.field(), column.header());
            }
        }
        return headers;
    }

    /** {@code amount} by {@code Nilai Tagihan}, of the columns that are read. */
    public List<String> used() {
        return columns.stream()
                .filter(Column::isRead)
                .map(column -> column.field() + " = " + column.header())
                .toList();
    }

    /** Headers of the columns that are not read, with the reason where there is one to tell. */
    public List<String> ignored() {
        Set<String> told = new HashSet<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!column.isRead() && !column.header().isEmpty() && told.add(column.header())) {
                ignored.add(column.header());
            }
        }
        return ignored;
    }

    /** Headers of columns that are read, though the workbook hides them. */
    public List<String> hidden() {
        return IntStream.range(0, count())
                .filter(i -> hiddenColumns.get(i) && columns.get(i).isRead())
                .mapToObj(this::header)
                .toList();
    }

    /** The last of its rows, as a spreadsheet program shows it. */
    public int row() {
        return lines.get(lines.size() - 1).row();
    }

    /** Whether {@code row} says the same as the header, as at the top of every printed page. */
    boolean isRepeatedBy(TableRow row) {
        return lines.stream().anyMatch(line -> isSame(line, row));
    }

    private static boolean isSame(TableRow line, TableRow row) {
        return IntStream.range(0, line.cells().size())
                .allMatch(i -> CellText.line(row.cell(i)).equals(CellText.line(line.cell(i))));
    }
}
