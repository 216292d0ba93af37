package io.github.dokucamel.report.book;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** A longer one is broken where there is no room. */
    private static final int LONGEST_WORD = 16;

    private static final int THOUSAND = 3;

    /**
     * @param printed how many columns come onto paper, which are made as narrow as it wants them
     */
    static Widths of(List<Column> columns, List<List<Cell>> rows, int printed) {
        Double[] characters = new Double[columns.size()];
        Boolean[] numbers = new Boolean[columns.size()];
        Double[] least = new Double[columns.size()];
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
            characters[c] = width(Math.max(head, content));
            numbers[c] = cells.stream().anyMatch(Cell::isNumber);
            int word = cells.stream().mapToInt(Widths::longestPart).max().orElse(0);
            least[c] =
                    Math.min(
                            characters[c],
                            width(Math.max(longestWord(column.head()) + BESIDE_HEAD, word)));
        }
        fit(characters, least, printed);
        return new Widths(List.of(characters), List.of(numbers));
    }

    private static double width(int letters) {
        return Math.min(letters * ROOM + 1, Worksheet.MAX_COL_WIDTH);
    }

    /** The same over all columns. */
    int letters() {
        return IntStream.range(0, characters.size()).map(this::letters).sum();
    }

    /** Letters that stand side by side in a column. */
    int letters(int column) {
        return Math.max(1, (int) Math.round((characters.get(column) - 1) / ROOM));
    }

    /** The widest give way until all are as wide as the paper, or hold no more than one word a line. */
    private static void fit(Double[] characters, Double[] least, int printed) {
        double room = Page.CHARACTERS;
        for (int c = 0; c < printed; c++) {
            room -= characters[c];
        }
        while (room < 0) {
            int widest = -1;
            for (int c = 0; c < printed; c++) {
                boolean gives = characters[c] > least[c];
                if (gives && (widest < 0 || characters[c] > characters[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return;
            }
            double step = Math.min(1, characters[widest] - least[widest]);
            characters[widest] -= step;
            room += step;
        }
    }

    /** What is not broken where its column is narrow: all of a number, of a text its longest word. */
    private static int longestPart(Cell cell) {
        return switch (cell.kind()) {
            case TEXT -> Math.min(longestWord(cell.shown()), LONGEST_WORD);
            default -> length(cell, Column.of(""));
        };
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ")).mapToInt(String::length).max().orElse(0);
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
