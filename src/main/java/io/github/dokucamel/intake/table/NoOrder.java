package io.github.dokucamel.intake.table;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that hold no order: sums, repeated headers, titles of groups and what stands below a
 * table. Whatever has a number of an invoice, or an amount that is no sum, is an order, however much
 * is wrong with it.
 */
record NoOrder(Header header) {

    static final String TOTAL = "total";
    static final String SUBTOTAL = "subtotal";
    static final String HEADER = "header";

    /** Goes on with the bill above: number and amount are cells of both. */
    static final String MERGED = "merged";

    /** A title, a signature, a page number: words and no bill. */
    static final String NOTE = "note";

    /** What begins a line that a printer writes below a table, or somebody who signs it. */
    private static final Pattern FOOTER =
            Pattern.compile(
                    "(?:printed|print|dicetak|cetak|(?:tanggal|tgl|waktu|jam) cetak|disetujui|approved|dibuat|prepared|created"
                            + "|diperiksa|checked|verified|diverifikasi|mengetahui|diketahui|menyetujui|received by|diterima oleh"
                            + "|hormat kami|ttd|tanda tangan|signature|page|halaman|hal|lembar|sheet)(?: .*)?");

    /** What begins the title of a group, or a remark. */
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?:catatan|notes?|keterangan|periode|period|user|operator|customer|pelanggan|konsumen|klien|client|grup"
                            + "|group|kelompok|cabang|branch|sales|salesman|wilayah|area|kota)(?: .*)?");

    /** {@code Customer: C-001}. */
    private static final Pattern LABEL = Pattern.compile(".*[\\p{L}.)] *:.*", Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** A number may be written with a blank in it, a sentence has more of them. */
    private static final int WORDS_OF_A_SENTENCE = 3;

    private static final int DIGITS_OF_A_PHONE = 8;
    private static final int LONGEST = 200;

    /** What the row is instead; null for an order. */
    @Nullable String kind(TableRow row) {
        if (row.tooLarge() || !row.readable()) {
            return null;
        }
        if (header.isRepeatedBy(row)) {
            return HEADER;
        }
        if (TotalRow.is(row)) {
            return TotalRow.isOfAGroup(row) ? SUBTOTAL : TOTAL;
        }
        int amount = header.column(OrderColumns.AMOUNT);
        if (row.goesOn(header.invoiceNumber()) && row.goesOn(amount) && header.items().isEmpty()) {
            return MERGED;
        }
        if (header.isCanonical()
                || isNumbered(row)
                || header.items().stream().anyMatch(row::holds)) {
            return null;
        }
        boolean reaches = reachesSomebody(row);
        if (!reaches && TotalRow.isNamed(row, header.invoiceNumber())) {
            return TotalRow.isOfAGroup(row) ? SUBTOTAL : TOTAL;
        }
        String first = first(row);
        if (hasAmount(row)) {
            boolean isFooter = FOOTER.matcher(CellText.words(first)).matches();
            return isFooter && !reaches ? NOTE : null;
        }
        return isRemark(first) || !reaches && !isDated(row) ? NOTE : null;
    }

    /** Whether its number is one: nearly every row's is, and is not looked at closer. */
    private boolean isNumbered(TableRow row) {
        String cell = row.cell(header.invoiceNumber());
        if (cell.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        String number = CellText.line(cell);
        boolean isOneWord = number.indexOf(' ') < 0 && number.indexOf(':') < 0;
        if (isOneWord) {
            return true;
        }
        boolean isSentence =
                number.length() > LONGEST
                        || LABEL.matcher(number).matches()
                        || BLANKS.split(number).length >= WORDS_OF_A_SENTENCE
                        || isRemark(number)
                        || isAlone(row);
        return !isSentence && !TotalRow.isNamed(row, header.invoiceNumber());
    }

    private static boolean isRemark(String text) {
        String words = CellText.words(text);
        return FOOTER.matcher(words).matches() || TITLE.matcher(words).matches();
    }

    private static boolean isAlone(TableRow row) {
        return row.cells().stream().filter(cell -> !CellText.isBlank(cell)).count() == 1;
    }

    private static String first(TableRow row) {
        String first =
                row.cells().stream().filter(cell -> !CellText.isBlank(cell)).findFirst().orElse("");
        return first.length() > LONGEST ? first.substring(0, LONGEST) : first;
    }

    private boolean hasAmount(TableRow row) {
        int column = header.column(OrderColumns.AMOUNT);
        if (column < 0 || !row.holds(column)) {
            return false;
        }
        String cell = row.cell(column);
        CellFinding found = AmountCell.of(cell, row.isNumber(column), null, false);
        if (found.reason() == null) {
            return !found.text().equals("0");
        }
        return switch (found.reason()) {
            case AMOUNT_EMPTY, AMOUNT_WORDS, BROKEN_FORMULA -> false;
            case AMOUNT_UNCLEAR -> DateCell.of(cell, false).reason() != null;
            default -> true;
        };
    }

    /** Whether it says an amount and nothing else, as a sum without a name does. */
    boolean isLoneAmount(TableRow row) {
        return !header.isCanonical() && isAlone(row) && hasAmount(row);
    }

    private boolean reachesSomebody(TableRow row) {
        int email = header.column(OrderColumns.EMAIL);
        int phone = header.column(OrderColumns.PHONE);
        return email >= 0 && row.cell(email).indexOf('@') >= 0
                || phone >= 0
                        && row.cell(phone).chars().filter(Character::isDigit).count()
                                >= DIGITS_OF_A_PHONE;
    }

    private boolean isDated(TableRow row) {
        int column = header.column(OrderColumns.DUE_DATE);
        return column >= 0
                && row.holds(column)
                && !DateCell.of(row.cell(column), false).text().isEmpty();
    }
}
