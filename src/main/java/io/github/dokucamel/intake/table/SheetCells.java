package io.github.dokucamel.intake.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a workbook as text; of a formula the value that was saved with it.
 *
 * @param from1904 whether the workbook counts its days from 1904
 */
record SheetCells(boolean from1904) {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** Digits that a workbook's numbers are good for; what is behind is the computer's rounding. */
    private static final MathContext EXCEL = new MathContext(15);

    private static final int MOST_SCALE = 30;

    /** A number format that shows days, months or years, but for what it quotes or colours. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.");

    private static final Pattern DATED = Pattern.compile("[dDyY]|[mM]{3}");

    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?(E[+-]?[0-9]{1,2})?");

    /** A number format that shows zeros before the number. */
    private static final Pattern ZEROS = Pattern.compile("00{1,30}");

    /** Another money than rupiah that a number format shows: {@code [$USD] #,##0}, {@code "US$"0}. */
    private static final Pattern MONEY =
            Pattern.compile(
                    "\\[\\$([^-\\]]+)(?:-[^\\]]*)?\\]|(?:^|[\"\\\\ (_])"
                            + "(US\\$|S\\$|\\$|\u20ac|\u00a3|\u00a5|USD|EUR|SGD|MYR|RM|JPY|CNY|GBP|AUD)");

    /** What is below shows the money of the country in which the workbook is opened. */
    private static final int FIRST_OWN_FORMAT = 164;

    private static final Pattern RUPIAH =
            Pattern.compile("\\s*(?:Rp|IDR|Rupiah)[.\\s]*", Pattern.CASE_INSENSITIVE);

    /** So that a number is one word. */
    private static final Pattern BLANKS = Pattern.compile("[\\s:]");

    private static final LocalDate START = LocalDate.of(1899, 12, 30);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;

    /** A workbook whose cells come with the formats that they are shown in. */
    static ReadableWorkbook open(Rereadable file) throws IOException {
        return new ReadableWorkbook(file.path().toFile(), WITH_FORMATS);
    }

    /**
     * @param numbers the column is set in it where the text is that of a number
     */
    String text(Cell cell, BitSet numbers) {
        BigDecimal number = number(cell);
        if (number != null) {
            return number(number, cell, numbers);
        }
        Object value = cell.getValue();
        return value == null ? "" : value.toString();
    }

    private static @Nullable BigDecimal number(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number;
        }
        boolean isOne =
                value != null
                        && cell.getType() == CellType.FORMULA
                        && NUMBER.matcher(value.toString()).matches();
        return isOne ? new BigDecimal(value.toString()) : null;
    }

    /**
     * The number of an invoice as the sheet shows it.
     *
     * @param numbers the column is set in it where nobody can say for sure what it shows; the text
     *     is then no number, a day, or has more digits than a workbook keeps
     */
    String invoiceNumber(Cell cell, BitSet numbers) {
        BigDecimal number = number(cell);
        if (number == null) {
            return text(cell, numbers);
        }
        String format = cell.getDataFormatString();
        BigDecimal kept = number.round(EXCEL);
        boolean isDay = format != null && isDate(format);
        boolean isKept = kept.precision() - kept.scale() <= EXCEL.getPrecision();
        String shown = isDay ? null : ShownNumber.of(kept, format);
        if (shown != null && isKept) {
            return shown;
        }
        String text = text(cell, numbers);
        numbers.set(cell.getColumnIndex());
        boolean isPlain = !isDay && isKept && format != null && ShownNumber.isWhole(kept);
        return isPlain ? text + "(" + BLANKS.matcher(format).replaceAll("") + ")" : text;
    }

    private String number(BigDecimal value, Cell cell, BitSet numbers) {
        String format = cell.getDataFormatString();
        if (format != null && isDate(format)) {
            int days = value.intValue();
            if (days > 0 && days < LAST_DAY) {
                return (from1904 ? START_1904 : START).plusDays(days).toString();
            }
        }
        if (format != null && ZEROS.matcher(format).matches() && ShownNumber.isWhole(value)) {
            String digits = value.toBigInteger().toString();
            return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
        }
        BigDecimal rounded = value.round(EXCEL).stripTrailingZeros();
        String text =
                Math.abs(rounded.scale()) > MOST_SCALE
                        ? rounded.toString()
                        : rounded.toPlainString();
        Integer id = cell.getDataFormatId();
        boolean isOwn = format != null && id != null && id >= FIRST_OWN_FORMAT;
        String money = isOwn ? foreign(format) : "";
        if (!money.isEmpty()) {
            return money + " " + text;
        }
        numbers.set(cell.getColumnIndex());
        return text;
    }

    /** The money that a format shows, where that is not rupiah; empty for none. */
    private static String foreign(String format) {
        Matcher money = MONEY.matcher(format);
        while (money.find()) {
            String name = (money.group(1) == null ? money.group(2) : money.group(1)).strip();
            if (!RUPIAH.matcher(name).matches()) {
                return name;
            }
        }
        return "";
    }

    private static boolean isDate(String format) {
        return DATED.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }
}
