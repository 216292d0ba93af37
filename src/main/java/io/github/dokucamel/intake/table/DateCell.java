package io.github.dokucamel.intake.table;

import io.github.dokucamel.signature.AsciiCase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day as people and spreadsheets write it; what is sent is {@code 2026-12-16}. */
final class DateCell {

    private static final Pattern NUMBERS =
            Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})");
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:[A-Za-z]+,\\s*)?([0-9]{1,2})[-/. ]+([A-Za-z]{3,})\\.?[-/., ]+([0-9]{4}|[0-9]{2})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([A-Za-z]{3,})\\.? ([0-9]{1,2}),? ([0-9]{4})");
    private static final Pattern TIME =
            Pattern.compile(
                    "[T ][0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}(\\.[0-9]+)?)?( ?[AaPp][Mm])?(Z| WIB)?$");

    /** What is behind the point is the time of the day. */
    private static final Pattern SERIAL = Pattern.compile("([0-9]{5})([.,][0-9]+)?");

    /** Days since this one are what a spreadsheet counts; 2000 to 2100 are plausible. */
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private static final int FIRST_SERIAL = 36_526;
    private static final int LAST_SERIAL = 73_415;

    /** By the first three letters, Indonesian and English. */
    private static final List<List<String>> MONTHS =
            List.of(
                    List.of("jan"),
                    List.of("feb", "peb"),
                    List.of("mar"),
                    List.of("apr"),
                    List.of("mei", "may"),
                    List.of("jun"),
                    List.of("jul"),
                    List.of("agu", "aug", "ags", "agt"),
                    List.of("sep"),
                    List.of("okt", "oct"),
                    List.of("nov", "nop"),
                    List.of("des", "dec"));

    private static final int LONGEST = 60;
    private static final int FULL_YEAR = 4;

    /** What is before is a slip, as what is behind {@link #LAST_YEAR}: {@code 31/12/0026}, {@code 1926}. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private DateCell() {}

    /**
     * @param monthFirst whether the column writes the month before the day, as in the United States
     */
    static CellFinding of(String cell, boolean monthFirst) {
        String text = withoutTime(cell);
        if (cell.length() <= LONGEST && NoValue.is(text)) {
            return CellFinding.sent("");
        }
        LocalDate day = null;
        try {
            day = day(text, monthFirst);
        } catch (DateTimeException e) {
            return CellFinding.doubt(CellReason.DATE_WRONG, null);
        }
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            boolean isPadded = day.getYear() < 100;
            String meant = isPadded ? day.plusYears(2000).toString() : null;
            return CellFinding.doubt(CellReason.DATE_YEAR, meant);
        }
        return day == null
                ? CellFinding.doubt(CellReason.DATE_WRONG, null)
                : SERIAL.matcher(text).matches()
                        ? CellFinding.sent(day.toString())
                        : CellFinding.usual(day.toString());
    }

    /** Empty for what is too long to be a day. */
    private static String withoutTime(String cell) {
        return cell.length() > LONGEST
                ? ""
                : TIME.matcher(CellText.code(cell)).replaceFirst("").strip();
    }

    private static @Nullable LocalDate day(String text, boolean monthFirst) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return monthFirst
                    ? day(numbers.group(3), numbers.group(1), numbers.group(2))
                    : day(numbers.group(3), numbers.group(2), numbers.group(1));
        }
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            int days = Integer.parseInt(serial.group(1));
            return days < FIRST_SERIAL || days > LAST_SERIAL ? null : SERIAL_START.plusDays(days);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return day(named.group(3), month(named.group(2)), named.group(1));
        }
        Matcher first = MONTH_FIRST.matcher(text);
        return first.matches() ? day(first.group(3), month(first.group(1)), first.group(2)) : null;
    }

    private static LocalDate day(String year, String month, String day) {
        int number = Integer.parseInt(year);
        return LocalDate.of(
                year.length() < FULL_YEAR ? 2000 + number : number,
                Integer.parseInt(month),
                Integer.parseInt(day));
    }

    private static String month(String name) {
        String start = AsciiCase.lower(name).substring(0, 3);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).contains(start)) {
                return String.valueOf(i + 1);
            }
        }
        return "0";
    }

    /** 1 where it can only be day and month, -1 where only month and day, else 0. */
    static int orderOf(String cell) {
        Matcher numbers = NUMBERS.matcher(withoutTime(cell));
        if (!numbers.matches()) {
            return 0;
        }
        boolean first = Integer.parseInt(numbers.group(1)) > 12;
        boolean second = Integer.parseInt(numbers.group(2)) > 12;
        return first == second ? 0 : first ? 1 : -1;
    }
}
