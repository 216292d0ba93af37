package io.github.dokucamel.intake.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount as accounting packages write it: {@code Rp 2.100.000,00}. */
final class AmountCell {

    /** How thousands are parted. */
    enum Style {
        /** 1.250.000,00 */
        DOTS('.', ','),
        /** 1,250,000.00 */
        COMMAS(',', '.'),
        /** 1 250 000,00 */
        BLANKS(' ', ','),
        /** 1'250'000.00 */
        APOSTROPHES('\'', '.');

        private final Pattern grouped;
        private final Pattern loose;
        private final char decimal;

        Style(char group, char decimal) {
            String g = Pattern.quote(String.valueOf(group));
            String d = Pattern.quote(String.valueOf(decimal));
            this.decimal = decimal;
            this.grouped =
                    Pattern.compile("([0-9]{1,3}(?:" + g + "[0-9]{3})+)(?:" + d + "([0-9]{1,2}))?");
            this.loose = Pattern.compile("([0-9]+)" + d + "([0-9]{1,2})");
        }
    }

    private static final int LONGEST = 40;

    /** Digits that a workbook's numbers are good for. */
    private static final MathContext EXCEL = new MathContext(15);

    private static final Pattern PLAIN = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern CURRENCY =
            Pattern.compile("^(?:rp|idr)[. ]*|[ ]*(?:rp|idr)\\.?$", Pattern.CASE_INSENSITIVE);

    /** Another money than rupiah, before or behind the number. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "[$\u20ac\u00a3\u00a5]|(?<![a-z])(?:usd|eur|sgd|myr|rm|jpy|cny|rmb|gbp|aud|hkd|thb|chf"
                            + "|krw|inr|vnd|php|twd|sar|aed|dollars?|dolar|euro|yen)(?![a-z])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern DASH = Pattern.compile("[.,]?-{1,2}$");
    private static final Pattern NEGATIVE =
            Pattern.compile(
                    "^\\(.*[0-9].*\\)$|^[-\u2212\u2013].*[0-9].*|.*[0-9]\\s*-$|^[0-9., ]+\\s*(?:cr|kr)$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT = Pattern.compile("[0-9]+(?:[.,][0-9]+)?[eE]\\+?[0-9]{1,2}");
    private static final Pattern ENDS_IN_DASH = Pattern.compile(".*[0-9][.,]-{1,2}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");
    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/]+[!?]?|Err:[0-9]+|#N/A");

    private AmountCell() {}

    /**
     * @param number whether the workbook holds it as a number
     * @param column how most of its column part thousands; null when none does
     * @param mixed whether no style is the column's own
     */
    static CellFinding of(String cell, boolean number, @Nullable Style column, boolean mixed) {
        String text = CellText.code(cell);
        if (PLAIN.matcher(text).matches()) {
            return CellFinding.sent(text);
        }
        if (ERROR.matcher(text).matches()) {
            return CellFinding.doubt(CellReason.BROKEN_FORMULA, null);
        }
        if (text.length() > LONGEST) {
            return CellFinding.doubt(CellReason.AMOUNT_WORDS, null);
        }
        if (!isOfDigits(text) && FOREIGN.matcher(text).find()) {
            return CellFinding.doubt(CellReason.CURRENCY_OTHER, null);
        }
        String bare = CURRENCY.matcher(text).replaceAll("").strip();
        if (NEGATIVE.matcher(bare).matches() && !endsInDash(bare)) {
            return CellFinding.doubt(CellReason.AMOUNT_NEGATIVE, null);
        }
        bare = DASH.matcher(bare).replaceFirst("").strip();
        if (bare.isEmpty()) {
            return CellFinding.doubt(CellReason.AMOUNT_EMPTY, null);
        }
        if (bare.codePoints().noneMatch(AmountCell::isDigit)) {
            return CellFinding.doubt(CellReason.AMOUNT_WORDS, null);
        }
        if (number) {
            return ofNumber(bare);
        }
        if (SHORT.matcher(bare).matches()) {
            return CellFinding.doubt(CellReason.AMOUNT_SHORTENED, whole(bare.replace(',', '.')));
        }
        return PLAIN.matcher(bare).matches()
                ? CellFinding.sent(bare)
                : grouped(bare, cell, column, mixed);
    }

    /** {@code 90.000,-}: an old way to say that there are no cents. */
    private static boolean endsInDash(String bare) {
        return ENDS_IN_DASH.matcher(bare).matches() && !bare.startsWith("-");
    }

    /** Of the workbook's own number; its last digits may be the computer's rounding. */
    private static CellFinding ofNumber(String text) {
        try {
            BigDecimal number = new BigDecimal(text).round(EXCEL);
            BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
            return number.compareTo(whole) == 0
                    ? CellFinding.sent(whole.toBigInteger().toString())
                    : CellFinding.doubt(CellReason.AMOUNT_CENTS, whole.toBigInteger().toString());
        } catch (ArithmeticException | NumberFormatException e) {
            return CellFinding.doubt(CellReason.AMOUNT_WORDS, null);
        }
    }

    private static CellFinding grouped(
            String text, String cell, @Nullable Style column, boolean mixed) {
        for (Style style : Style.values()) {
            Matcher grouped = style.grouped.matcher(text);
            if (grouped.matches()) {
                String digits = digits(grouped.group(1));
                boolean other = mixed || column != null && column != style;
                CellFinding found = ofParts(digits, grouped.group(2), other);
                boolean usual = found.reason() == null && style == column && text.equals(cell);
                return usual ? CellFinding.usual(digits) : found;
            }
        }
        for (Style style : new Style[] {Style.DOTS, Style.COMMAS}) {
            Matcher loose = style.loose.matcher(text);
            if (loose.matches()) {
                boolean other = column != null && column.decimal != style.decimal;
                return ofParts(strip(loose.group(1)), loose.group(2), other && !mixed);
            }
        }
        return text.codePoints().anyMatch(Character::isLetter)
                ? CellFinding.doubt(CellReason.AMOUNT_WORDS, null)
                : CellFinding.doubt(
                        CellReason.AMOUNT_UNCLEAR, text.matches("0+[0-9]+") ? strip(text) : null);
    }

    private static CellFinding ofParts(String digits, @Nullable String decimals, boolean other) {
        boolean cents = decimals != null && !decimals.matches("0*");
        if (cents) {
            return CellFinding.doubt(CellReason.AMOUNT_CENTS, whole(digits + "." + decimals));
        }
        return other
                ? CellFinding.doubt(CellReason.AMOUNT_OTHER_STYLE, digits)
                : CellFinding.sent(digits);
    }

    /** The style of a text that surely has one; null for one that has none, or may have any. */
    static @Nullable Style styleOf(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        String text = CURRENCY.matcher(CellText.code(cell)).replaceAll("").strip();
        for (Style style : Style.values()) {
            if (style.grouped.matcher(text).matches()) {
                return style;
            }
        }
        return null;
    }

    /** Whether nothing but digits and separators is in it: then it names no money. */
    private static boolean isOfDigits(String text) {
        return text.chars().allMatch(c -> isDigit(c) || c == '.' || c == ',' || c == ' ');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String digits(String text) {
        return strip(NO_DIGIT.matcher(text).replaceAll(""));
    }

    private static String strip(String digits) {
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    private static @Nullable String whole(String decimal) {
        try {
            return new BigDecimal(decimal).setScale(0, RoundingMode.HALF_UP).toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
