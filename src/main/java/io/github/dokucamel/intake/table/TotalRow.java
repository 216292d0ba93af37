package io.github.dokucamel.intake.table;

import java.util.List;
import java.util.Set;

/** Tells a row with the sum of others from an order. */
final class TotalRow {

    /** What stands at its start, as words. */
    private static final Set<String> NAMES =
            Set.of(
                    "total",
                    "totals",
                    "grand total",
                    "sub total",
                    "subtotal",
                    "sum",
                    "jumlah",
                    "jumlah total",
                    "total keseluruhan",
                    "total semua",
                    "total piutang",
                    "total tagihan",
                    "total akhir",
                    "jml");

    private static final int LONGEST = 60;

    private TotalRow() {}

    /** Whether its first text is a word for a sum, and all else in it are numbers. */
    static boolean is(TableRow row) {
        List<String> filled = row.cells().stream().filter(cell -> !CellText.isBlank(cell)).toList();
        return !filled.isEmpty()
                && filled.get(0).length() <= LONGEST
                && NAMES.contains(CellText.words(filled.get(0)))
                && filled.stream().skip(1).allMatch(TotalRow::isNumberOrCount);
    }

    private static boolean isNumberOrCount(String cell) {
        if (cell.length() > LONGEST) {
            return false;
        }
        String code = CellText.code(cell);
        return code.chars().filter(Character::isLetter).count() <= 3
                        && code.chars().anyMatch(Character::isDigit)
                || code.equals("-")
                || code.equals(":")
                || CellText.words(cell).matches("\\d+ (invoice|faktur|baris|rows?|data|tagihan)s?");
    }
}
