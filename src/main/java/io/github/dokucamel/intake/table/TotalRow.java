package io.github.dokucamel.intake.table;

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
        boolean named = false;
        for (String cell : row.cells()) {
            if (CellText.isBlank(cell)) {
                continue;
            }
            if (!named && !isName(cell) || named && !isNumberOrCount(cell)) {
                return false;
            }
            named = true;
        }
        return named;
    }

    /** Nearly every row begins with a digit or holds one there: it is not looked at closer. */
    private static boolean isName(String cell) {
        return cell.length() <= LONGEST
                && cell.chars().noneMatch(c -> c >= '0' && c <= '9')
                && NAMES.contains(CellText.words(cell));
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
