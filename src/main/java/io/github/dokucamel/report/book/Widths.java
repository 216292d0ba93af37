package io.github.dokucamel.report.book;

import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * How wide columns are, and which hold numbers, by the rows that come first.
 *
 * @param characters side by side, by column
 * @param numbers whether it holds numbers, by column
 */
record Widths(List<Double> characters, List<Boolean> numbers) {

    /** A letter takes more room than a digit, by which widths are counted. */
    private static final double ROOM = 1.12;

    private static final int BESIDE_HEAD = 3;
    private static final int MONEY_SIGNS = 4;
    private static final int SUM = 14;
    private static final int DAY = 12;
    private static final int TIME = 18;
    private static final int LONGEST_LINK = 140;
    private static final int THOUSAND = 3;

    static Widths of(List<Column> columns, List<List<Cell>> rows) {
        Double[] characters = new Double[columns.size()];
        Boolean[] numbers = new Boolean[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            int at = c;
            Column column = columns.get(c);
            List<Cell> cells =
                    rows.stream()
                            .filter(row -> at < row.size() && row.get(at).value() != null)
                            .map(row -> row.get(at))
                            .toList();
            int content = cells.stream().mapToInt(cell -> length(cell, column)).max().orElse(0);
            int head = Math.min(column.head().length(), column.most()) + BESIDE_HEAD;
            double width = Math.max(head, content) * ROOM + 1;
            characters[c] = Math.min(width, Worksheet.MAX_COL_WIDTH);
            numbers[c] = cells.stream().anyMatch(Cell::isNumber);
        }
        return new Widths(List.of(characters), List.of(numbers));
    }

    private static int length(Cell cell, Column column) {
        return switch (cell.kind()) {
            case TEXT -> Math.min(cell.shown().length(), column.most());
            case LINK -> Math.min(cell.shown().length(), LONGEST_LINK);
            case MONEY -> Math.max(SUM, grouped(rupiah(cell)) + MONEY_SIGNS);
            case COUNT -> grouped("" + cell.value());
            case DAY -> DAY;
            case TIME -> TIME;
        };
    }

    private static String rupiah(Cell cell) {
        return cell.value() instanceof BigDecimal sum ? sum.toBigInteger().toString() : "";
    }

    /** With a separator for each thousand. */
    private static int grouped(String digits) {
        return digits.length() + digits.length() / THOUSAND;
    }
}
