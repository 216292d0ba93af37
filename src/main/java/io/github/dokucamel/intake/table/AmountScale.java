package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words of a title, a header or a remark that say that amounts are in thousands or millions: {@code
 * dalam ribuan}, {@code (Rp 000)}. A bill of 1500 is then one of 1,500,000, and nobody could tell.
 */
final class AmountScale {

    private static final String MONEY = "(?:rupiah|rp\\.?|idr)";
    private static final String MANY =
            "(?:ribuan|jutaan|mil[iy]aran|thousands?|millions?|billions?)";
    private static final String ANY = "(?:ribu|juta|mil[iy]ar|" + MANY + ")";
    private static final String SHORT = "(?:rb|jt|mio|mn|bn|k)";
    private static final String QUOTE = "['`\u00b4\u2018\u2019]";
    private static final String THOUSAND = "1[.,]?000(?:[.,]?000)?(?![.,]?[0-9])";

    /** Not of {@code PT Ribuan Berkah}, {@code lima ratus ribu rupiah} or {@code Rp 1.500.000}. */
    private static final String SAID =
            String.join(
                    "|",
                    "\\b(?:dalam|dlm|in|satuan|unit)[ :]+(?:ratusan )?(?:(?:of )?%1$s )?(?:%3$s\\b|%5$s?000s?\\b)",
                    "\\b%2$s (?:of |dari )?%1$s(?![a-z])",
                    "\\b%1$s ?%5$s?000s?(?![0-9.,]*[0-9])",
                    "(?<![0-9a-z])%5$s000s?(?![0-9])",
                    "\\(\\s*(?:%1$s )?%3$s(?: %1$s)?\\s*\\)",
                    "\\(\\s*%1$s ?%4$s\\s*\\)",
                    "\\(\\s*%5$s?000s?\\s*\\)",
                    "\\b%1$s %3$s\\b",
                    "(?:\\(\\s*|\\b%1$s )[x\u00d7] ?(?:%1$s ?)?%6$s",
                    "(?<![a-z0-9])[x\u00d7] ?%1$s ?%6$s",
                    "^%2$s$");

    private static final Pattern IN_TEXT = pattern(SAID);

    /** A name of a column has nothing behind it that could be counted. */
    private static final Pattern IN_NAME = pattern(SAID + "|\\b%2$s$|\\b%1$s ?%4$s$");

    private static final Pattern DENIED = Pattern.compile(".*\\b(?:tidak|bukan|not|tdk) ?$");

    private static final int LONGEST = 200;

    private final Header header;
    private final int amount;
    private @Nullable String said;

    AmountScale(Header header) {
        this.header = header;
        this.amount = header.column(OrderColumns.AMOUNT);
    }

    private static Pattern pattern(String said) {
        return Pattern.compile(said.formatted(MONEY, MANY, ANY, SHORT, QUOTE, THOUSAND));
    }

    /** A name without such words; the same where it has none. */
    static String without(String name) {
        Matcher words = name.length() > LONGEST ? null : IN_NAME.matcher(AsciiCase.lower(name));
        return words != null && words.find()
                ? (name.substring(0, words.start()) + " " + name.substring(words.end())).strip()
                : name;
    }

    /**
     * @throws NotABatchException where the name of an amount says it
     */
    static void hold(List<Column> columns) throws NotABatchException {
        for (Column column : columns) {
            HeaderNames.Meaning meaning =
                    column.known() == Column.Known.LESS_SURE
                            ? HeaderNames.of(column.header())
                            : null;
            String field = meaning == null ? column.field() : meaning.field();
            if (field != null
                    && Tidy.isAmount(field)
                    && !without(column.header()).equals(column.header())) {
                throw refused(column.header());
            }
        }
    }

    /**
     * Looks at a row.
     *
     * @param isBill whether it is below the header and holds an order
     */
    void look(TableRow row, boolean isBill) {
        if (said != null || isBill && row.holds(header.invoiceNumber()) || !row.readable()) {
            return;
        }
        boolean names =
                header.isRepeatedBy(row)
                        || header.lines().stream().anyMatch(line -> line.row() == row.row());
        boolean isAlone = row.cells().stream().filter(cell -> !CellText.isBlank(cell)).count() == 1;
        if (names || isBill && !isAlone) {
            look(amount < 0 ? "" : over(row));
            return;
        }
        row.cells().forEach(this::look);
    }

    /** What stands in the column of the amount; in the upper line of a header, or left of it. */
    private String over(TableRow row) {
        boolean isUpper = row.row() < header.row();
        int column = amount;
        while (isUpper && column > 0 && !row.holds(column)) {
            column--;
        }
        return row.cell(column);
    }

    private void look(String cell) {
        if (said != null || cell.length() > LONGEST) {
            return;
        }
        String text = AsciiCase.lower(CellText.line(cell)).replaceAll(" +", " ");
        Matcher words = IN_TEXT.matcher(text);
        if (words.find() && !DENIED.matcher(text.substring(0, words.start())).matches()) {
            said = CellText.line(cell);
        }
    }

    /**
     * @throws NotABatchException where a row says it
     */
    void hold() throws NotABatchException {
        if (said != null) {
            throw refused(said);
        }
    }

    private static NotABatchException refused(String said) {
        return new NotABatchException(Why.of("amounts_scaled", "says", Excerpt.of(said)));
    }
}
