package io.github.dokucamel.intake.format;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line physical line at which it starts
 * @param cells what it holds; of a record that is too large, what came before that showed
 * @param tooLarge whether it holds more than one order may
 */
record CsvRow(long line, List<String> cells, boolean tooLarge) {

    /** The cell of a column; empty where the row is too short. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean holds(int column) {
        return !cell(column).isBlank();
    }

    boolean blank() {
        return !tooLarge && cells.stream().allMatch(String::isBlank);
    }

    boolean utf8() {
        return cells.stream().noneMatch(cell -> cell.indexOf(ForeignBytes.MARK) >= 0);
    }

    long size() {
        return cells.stream().mapToLong(cell -> cell.length() + 1L).sum();
    }
}
