package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote for cells of a table, in place of what they say.
 *
 * @param byRow by the row that a spreadsheet program shows
 */
public record Fixes(Map<Integer, List<Fix>> byRow) {

    public static final Fixes NONE = new Fixes(Map.of());

    /**
     * @param column the header of its column; null where the table has none for the field
     * @param field as the order has it: {@code line_items[0].price}
     * @param text what is to be read
     * @param isNumber whether a workbook holds it as a number
     */
    public record Fix(@Nullable String column, String field, String text, boolean isNumber) {

        /** The same as a column would be called. */
        private String name() {
            return OrderField.columnOf(field);
        }
    }

    public Fixes {
        byRow = Map.copyOf(byRow);
    }

    /** With those of a later workbook, which win. */
    public Fixes and(Fixes later) {
        Map<Integer, List<Fix>> all = new HashMap<>(byRow);
        later.byRow.forEach(
                (row, fixes) ->
                        all.merge(
                                row,
                                fixes,
                                (first, second) ->
                                        Stream.concat(first.stream(), second.stream()).toList()));
        return new Fixes(all);
    }

    boolean isEmpty() {
        return byRow.isEmpty();
    }

    /**
     * The header with columns for fields that it has none for.
     *
     * @throws NotABatchException for a cell that no column can hold
     */
    Header columns(Header header) throws NotABatchException {
        Set<String> missing = new LinkedHashSet<>();
        for (Map.Entry<Integer, List<Fix>> row : byRow.entrySet()) {
            for (Fix fix : row.getValue()) {
                if (column(header, fix) >= 0) {
                    continue;
                }
                String name = OrderColumns.canonical(fix.name());
                if (name == null) {
                    throw new NotABatchException(
                            Why.of("repair_not_here", "row", row.getKey(), "column", fix.field()));
                }
                missing.add(name);
            }
        }
        return header.plus(missing);
    }

    /** -1 where there is none. */
    private static int column(Header header, Fix fix) {
        for (int i = 0; fix.column() != null && i < header.count(); i++) {
            if (header.field(i) != null && header.header(i).equals(fix.column())) {
                return i;
            }
        }
        String name = OrderColumns.canonical(fix.name());
        return name == null ? -1 : header.column(name);
    }

    boolean has(int row) {
        return byRow.containsKey(row);
    }

    /** Whether a person wrote this cell. */
    boolean has(Header header, int row, int column) {
        List<Fix> fixes = byRow.get(row);
        return fixes != null && fixes.stream().anyMatch(fix -> column(header, fix) == column);
    }

    /**
     * @param row as the table has it
     * @param header with the columns of {@link #columns}
     * @param more how many of them the table does not have
     */
    TableRow applied(TableRow row, Header header, int more) {
        if (more == 0 && !has(row.row())) {
            return row;
        }
        List<String> cells = new ArrayList<>(row.cells());
        BitSet numbers = (BitSet) row.numbers().clone();
        for (int i = 0; i < more; i++) {
            cells.add("");
        }
        for (Fix fix : byRow.getOrDefault(row.row(), List.of())) {
            int column = column(header, fix);
            if (column < cells.size()) {
                cells.set(column, fix.text());
                numbers.set(column, fix.isNumber());
            }
        }
        return new TableRow(row.line(), row.row(), cells, row.tooLarge(), numbers, row.merged());
    }
}
