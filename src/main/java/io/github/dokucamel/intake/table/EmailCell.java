package io.github.dokucamel.intake.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address as people write it. */
final class EmailCell {

    private static final String ONE =
            "[^@\\s,;/<>()\\[\\]\"]+@[^@\\s,;/<>()\\[\\]\"]+\\.[A-Za-z0-9-]{2,}";

    private static final Pattern ADDRESS = Pattern.compile(ONE);

    private static final Pattern MANY =
            Pattern.compile(
                    "(" + ONE + ")\\s*(?:[,;/|&\\s]|dan|atau|or)+\\s*(" + ONE + ").*",
                    Pattern.DOTALL);

    private static final Pattern CALLED =
            Pattern.compile("^(?:mailto:|[^<>@]*<)(" + ONE + ")>?$", Pattern.CASE_INSENSITIVE);

    /** Characters of a cell: of several addresses, each of at most 254. */
    private static final int MOST = 1_000;

    private EmailCell() {}

    /**
     * @param other whether the payer can be reached in another way, so that none at all will do
     */
    static CellFinding of(String cell, boolean other) {
        if (cell.length() > MOST) {
            return CellFinding.doubt(CellReason.EMAIL_WRONG, null);
        }
        String text = CellText.code(cell);
        Matcher called = CALLED.matcher(text);
        String bare = called.matches() ? called.group(1) : text;
        if (ADDRESS.matcher(bare).matches() && !bare.contains("..") && !bare.contains(".@")) {
            return CellFinding.sent(bare);
        }
        if (NoValue.is(text)) {
            return other ? CellFinding.sent("") : CellFinding.doubt(CellReason.CONTACT_NONE, null);
        }
        Matcher many = MANY.matcher(text);
        return many.matches()
                ? CellFinding.doubt(CellReason.EMAIL_TWO, many.group(1))
                : CellFinding.doubt(CellReason.EMAIL_WRONG, null);
    }
}
