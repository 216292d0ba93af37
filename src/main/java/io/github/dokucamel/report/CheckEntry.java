package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Other;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import io.github.dokucamel.told.WrongCell;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One cell that a person has to look at.
 *
 * @param order the row in which its order begins
 * @param asks whether the order waits for a person's word
 * @param customer the name; null where there is none
 */
record CheckEntry(
        long order,
        boolean asks,
        @Nullable String invoiceNumber,
        @Nullable String customer,
        WrongCell cell) {

    private static final String NUMBER = "invoice_number";
    private static final String AMOUNT = "amount";

    /** Of one group alone nobody knows whether it is thousands: {@code 1,500}, {@code 15.00}. */
    private static final Pattern GROUPS =
            Pattern.compile("\\D*[0-9]{1,3}([.,' ])[0-9]{3}(\\1[0-9]{3})+\\D*");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** Whether nothing that was meant can get lost when the proposal is taken. */
    boolean isSafe() {
        String says = cell.value();
        return cell.proposal() != null
                && (cell.code().equals("number_lost_zeros")
                        || cell.code().equals("amount_other_style")
                                && says != null
                                && GROUPS.matcher(says).matches());
    }

    /** Whether another value for a cell puts it right; else the file itself has to be corrected. */
    boolean isFixable() {
        return cell.column() != null
                || OrderField.columns().contains(OrderField.columnOf(cell.field()));
    }

    /** Why it is listed and what to do, in one text. */
    String why(Language language) {
        return known().map(why -> why.toPeople(language).strip())
                .orElseGet(() -> sentence(cell.message()) + " " + sentence(cell.remedy()));
    }

    /** Empty for what no table has: it stays as it was said. */
    private Optional<Why> known() {
        return Reasons.all().stream()
                .filter(entry -> entry.group().equals("cell") && entry.code().equals(cell.code()))
                .map(entry -> why(entry.code()))
                .findFirst()
                .or(() -> new Violation(cell.field(), cell.message(), cell.remedy()).reason());
    }

    /** With the other column that is the reason, which the kept words end with where there is one. */
    private Why why(String code) {
        String alone = cellWhy(code, "").rule(Language.EN).strip();
        String kept = cell.message();
        Why why = cellWhy(code, kept.startsWith(alone) ? kept.substring(alone.length()) : "");
        return cell.proposal() == null || isSafe() ? why : proposing(why, cell.proposal());
    }

    /** What column F does not say, since something may get lost by it. */
    private static Why proposing(Why why, String proposal) {
        Map<String, String> values = new HashMap<>(why.values());
        values.put("perhaps", ", perhaps " + proposal);
        return new Why(why.code(), values);
    }

    private static Why cellWhy(String code, String beside) {
        return Why.of(code, "says", "", "perhaps", "", "beside", beside);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    static CheckEntry of(Row row, @Nullable String customer, WrongCell cell) {
        return new CheckEntry(row.row(), false, row.invoiceNumber(), customer, cell);
    }

    /** Of a cell that nobody kept: there is nothing to propose for it. */
    static CheckEntry of(
            Row row,
            Map<String, String> columns,
            String field,
            @Nullable String value,
            String code,
            String message,
            String remedy) {
        return of(
                row,
                row.customer(),
                new WrongCell(
                        (int) row.row(),
                        columns.get(field),
                        field,
                        value,
                        code,
                        message,
                        remedy,
                        null));
    }

    /** Of a violation whose cell nobody kept. */
    static CheckEntry of(Row row, Violation violation, Map<String, String> columns) {
        String field = violation.field();
        return of(
                row,
                columns,
                field,
                NUMBER.equals(field) ? row.invoiceNumber() : null,
                "invalid",
                violation.rule(),
                violation.remedy());
    }

    /**
     * Of a row that waits for a person's word.
     *
     * @param says what its cell of a field says, where it was put right; else null
     */
    static CheckEntry ofQuestion(
            Row row, Map<String, String> columns, UnaryOperator<String> says, PaperWords words) {
        Other other = row.other();
        boolean isNumber = row.what().equals("near_number");
        String field = isNumber ? NUMBER : AMOUNT;
        String was = says.apply(field);
        String read = isNumber ? row.invoiceNumber() : text(row.amount());
        String usual = row.usual() == null ? "" : PaperWords.shown(BigDecimal.valueOf(row.usual()));
        CheckEntry entry =
                of(
                        row,
                        columns,
                        field,
                        was == null ? read : was,
                        row.what(),
                        words.of(
                                "check." + row.what(),
                                "usual",
                                usual,
                                "number",
                                other == null || other.invoiceNumber() == null
                                        ? ""
                                        : other.invoiceNumber(),
                                "where",
                                first(other, words)),
                        words.of("check.confirm.remedy"));
        return new CheckEntry(
                entry.order(), true, entry.invoiceNumber(), entry.customer(), entry.cell());
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    /** What its cell says, as people read it: an amount of digits alone has its rupiah and dots. */
    @Nullable String says() {
        String says = cell.value();
        return asks && AMOUNT.equals(cell.field()) && says != null && DIGITS.matcher(says).matches()
                ? PaperWords.shown(new BigDecimal(says))
                : says;
    }

    /** Where an order stood, and when it came. */
    static String first(@Nullable Other other, PaperWords words) {
        if (other == null) {
            return "";
        }
        String row = Long.toString(other.row());
        if (other.isSameFile()) {
            return words.of("check.first.row", "row", row);
        }
        String day = words.shownDay(other.receivedAt());
        return other.intake().equals("file") && other.name() != null
                ? words.of("check.first.file", "file", other.name(), "row", row, "day", day)
                : words.of("check.first.other", "intake", other.intake(), "day", day);
    }
}
