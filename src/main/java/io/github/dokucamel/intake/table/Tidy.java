package io.github.dokucamel.intake.table;

import io.github.dokucamel.told.Tidied;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the cells of a row right where they can mean one thing only, and doubts the others. */
final class Tidy {

    /** A row as it is sent, and what was done to it. */
    record Row(TableRow row, List<Tidied> tidied, List<Doubt> doubts) {}

    private static final Pattern SHORTENED =
            Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+[0-9]{1,3}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /** What people write for nothing. */
    private static final Pattern DASHES = Pattern.compile("[\\s.\\-_\u2010-\u2015]+");

    /** What a formula that failed leaves in a cell. */
    private static final List<String> BROKEN =
            List.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!");

    private final Header header;
    private final Profile profile;
    private final boolean repair;
    private final boolean program;
    private final Fixes fixes;

    Tidy(Header header, Profile profile, FileOptions options) {
        this.header = header;
        this.profile = profile;
        this.repair = options.repair();
        this.program = header.isCanonical();
        this.fixes = options.fixes();
    }

    static boolean isAmount(String field) {
        return field.equals(OrderColumns.AMOUNT) || field.equals(OrderColumns.ITEM + "price");
    }

    /**
     * @param isCut whether the file ends in the row, so that its last cell may be a part
     */
    Row of(TableRow row, boolean isCut) {
        List<String> cells = null;
        List<Tidied> tidied = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        for (int column = 0; column < header.count(); column++) {
            String field = header.field(column);
            String was = row.cell(column);
            if (field == null || was.isEmpty()) {
                continue;
            }
            CellFinding found = found(row, column, field);
            if (field.equals(OrderColumns.AMOUNT) && found.reason() == null) {
                found = bill(row, column, found, isCut);
            }
            boolean isShown = row.isNumber(column) && field.equals(OrderColumns.INVOICE_NUMBER);
            if (program && found.reason() != null && !isShown) {
                // The order's own rules have a word for it.
                continue;
            }
            if (found.reason() == null && found.text().equals(was)) {
                continue;
            }
            cells = cells == null ? new ArrayList<>(row.cells()) : cells;
            cells.set(column, found.text());
            if (found.reason() != null) {
                doubts.add(
                        new Doubt(
                                column,
                                field,
                                found.reason(),
                                was,
                                found.proposal(),
                                found.beside()));
            } else if (!found.usual() && !CellText.isBlank(was)) {
                tidied.add(new Tidied(row.row(), header.header(column), field, was, found.text()));
            }
        }
        return new Row(cells == null ? row : row.with(cells), tidied, doubts);
    }

    /** The amount, or what another column says against it; a person's answer counts. */
    private CellFinding bill(TableRow row, int column, CellFinding found, boolean isCut) {
        if (fixes.has(header, row.row(), column)) {
            return found;
        }
        if (row.isOfMoreRows(column, header.invoiceNumber())) {
            return CellFinding.doubt(CellReason.AMOUNT_MERGED, null);
        }
        boolean isLast = isCut && column == header.count() - 1;
        if (isLast && profile.mayBeCut(row.cell(column))) {
            return CellFinding.doubt(CellReason.AMOUNT_CUT, null);
        }
        CellFinding doubt = profile.money().doubt(row);
        return doubt == null ? found : doubt;
    }

    private CellFinding found(TableRow row, int column, String field) {
        String cell = row.cell(column);
        CellReason odd =
                field.equals(OrderColumns.INVOICE_NUMBER) && row.isNumber(column)
                        ? odd(cell)
                        : null;
        if (odd != null) {
            return CellFinding.doubt(odd, null);
        }
        if (!repair || CellText.isBlank(cell)) {
            return CellFinding.sent(cell);
        }
        if (isAmount(field)) {
            return profile.amount(row, column);
        }
        return switch (field) {
            case OrderColumns.INVOICE_NUMBER -> number(row, column);
            case OrderColumns.DUE_DATE ->
                    program && NoValue.is(cell)
                            ? CellFinding.sent(cell)
                            : DateCell.of(cell, profile.isMonthFirst());
            case OrderColumns.EMAIL -> EmailCell.of(cell, reaches(row, OrderColumns.PHONE));
            case OrderColumns.PHONE ->
                    program
                            ? CellFinding.sent(cell)
                            : PhoneCell.of(
                                    whole(cell, row.isNumber(column)),
                                    reaches(row, OrderColumns.EMAIL));
            default -> CellFinding.sent(program ? cell : text(cell));
        };
    }

    private static String text(String cell) {
        boolean isNone = BROKEN.contains(cell.strip()) || DASHES.matcher(cell).matches();
        return isNone ? "" : CellText.line(cell);
    }

    private boolean reaches(TableRow row, String field) {
        int column = header.column(field);
        return column >= 0 && row.holds(column) && !NoValue.is(row.cell(column));
    }

    private CellFinding number(TableRow row, int column) {
        String cell = row.cell(column);
        String number = whole(CellText.code(cell), row.isNumber(column));
        if (BROKEN.contains(number)) {
            return CellFinding.doubt(CellReason.BROKEN_FORMULA, null);
        }
        if (SHORTENED.matcher(number).matches()) {
            return CellFinding.doubt(CellReason.NUMBER_SHORTENED, null);
        }
        if (program && !VISIBLE.matcher(number).matches()) {
            // The order's own rules name the letter that is none.
            return CellFinding.sent(cell);
        }
        // Where a person was asked, the answer counts.
        boolean isSure = fixes.has(header, row.row(), column);
        String lost = isSure ? null : profile.withLostZeros(number);
        boolean isLost = lost != null || !isSure && profile.lostZeros(number);
        return !isLost
                ? CellFinding.sent(number)
                : CellFinding.doubt(CellReason.NUMBER_LOST_ZEROS, lost);
    }

    /** Why a number of a workbook may be another one than its sheet shows; null where it is that. */
    private static @Nullable CellReason odd(String cell) {
        String number = whole(cell, true);
        if (number.matches("[0-9]{1,15}")) {
            return null;
        }
        if (number.matches("[0-9]+")) {
            return CellReason.NUMBER_LOST_DIGITS;
        }
        boolean isDay = number.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        return isDay ? CellReason.NUMBER_DAY : CellReason.NUMBER_FORMAT;
    }

    /** A workbook's number without the decimals that it has none of. */
    private static String whole(String cell, boolean isNumber) {
        return isNumber ? cell.replaceFirst("\\.0+$", "") : cell;
    }
}
