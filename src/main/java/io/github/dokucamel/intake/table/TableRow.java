package io.github.dokucamel.intake.table;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * One row of a table.
 *
 * @param line physical line at which it starts; in a workbook the row
 * @param row the row that a spreadsheet program shows, from 1
 * @param cells what it holds; of a row that is too large, what came before that showed
 * @param tooLarge whether it holds more than one order may
 * @param numbers columns whose cell the workbook holds as a number, so that its full stop is a
 *     decimal point; empty for text
 * @param merged cells over several rows, by the column in which they are read
 */
public record TableRow(
        long line,
        int row,
        List<String> cells,
        boolean tooLarge,
        BitSet numbers,
        Map<Integer, Merges.Range> merged) {

    static final BitSet NO_NUMBERS = new BitSet();

    TableRow(long line, int row, List<String> cells, boolean tooLarge, BitSet numbers) {
        this(line, row, cells, tooLarge, numbers, Map.of());
    }

    /** The cell of a column; empty where the row is too short. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    public boolean holds(int column) {
        return !CellText.isBlank(cell(column));
    }

    boolean isNumber(int column) {
        return numbers.get(column);
    }

    /** Whether the cell is one with that of the row above. */
    boolean goesOn(int column) {
        Merges.Range range = merged.get(column);
        return range != null && range.top() < row;
    }

    /** Whether a cell is one for more rows than another one is. */
    boolean isOfMoreRows(int column, int other) {
        Merges.Range range = merged.get(column);
        Merges.Range than = merged.get(other);
        return range != null && (than == null || !range.isIn(than));
    }

    public boolean blank() {
        return !tooLarge && cells.stream().allMatch(CellText::isBlank);
    }

    public boolean readable() {
        return cells.stream().noneMatch(cell -> cell.indexOf(ForeignBytes.MARK) >= 0);
    }

    public long size() {
        return cells.stream().mapToLong(cell -> cell.length() + 1L).sum();
    }

    TableRow with(List<String> other) {
        return new TableRow(line, row, other, tooLarge, numbers, merged);
    }
}
