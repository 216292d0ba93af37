package io.github.dokucamel.intake.table;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells a row with the sum of others, of all of them or of a group, from an order. */
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

    /** What begins the name of a sum, or of another figure that stands below bills. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:grand |sub ?)?totals? .*|(?:sub ?)?jumlah .*|jml .*|sum of .*|.* (?:sub ?)?total|"
                            + "saldo (?:awal|akhir).*|(?:opening|closing) balance.*|selisih.*|"
                            + "(?:ppn|pajak|dpp|tax|diskon|discount|pembulatan|rounding)(?: .*)?");

    private static final Pattern OF_A_GROUP = Pattern.compile("(?:sub ?total|sub ?jumlah).*");

    private static final int LONGEST = 60;
    private static final int LONGEST_NAME = 120;

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

    /**
     * Whether a row is named as a sum, as {@code Total CV Angin} is.
     *
     * @param number the column of invoice numbers: what stands there beside a customer of such a
     *     name is a number
     */
    static boolean isNamed(TableRow row, int number) {
        boolean first = true;
        for (int column = 0; column < row.cells().size(); column++) {
            String cell = row.cell(column);
            if (CellText.isBlank(cell) || cell.length() > LONGEST_NAME) {
                continue;
            }
            String words = CellText.words(cell);
            boolean mayBegin = first && (column == number || !row.holds(number));
            if (NAMES.contains(words) || mayBegin && NAMED.matcher(words).matches()) {
                return true;
            }
            first = false;
        }
        return false;
    }

    /** Whether the sum is that of a group of rows by its name. */
    static boolean isOfAGroup(TableRow row) {
        return row.cells().stream()
                .filter(cell -> cell.length() <= LONGEST_NAME && !CellText.isBlank(cell))
                .map(CellText::words)
                .limit(1)
                .anyMatch(words -> !NAMES.contains(words) || OF_A_GROUP.matcher(words).matches());
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
