package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.Fixes.Fix;
import io.github.dokucamel.intake.table.RepairBook.Listed;
import io.github.dokucamel.intake.table.RepairBook.Written;
import io.github.dokucamel.signature.AsciiCase;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What column F of a check workbook means: a value, or a word about the row. */
final class RepairAnswer {

    /** The row is not sent. */
    private static final Set<String> LEFT_OUT = Set.of("delete", "hapus");

    /** A row that waits for a person's word is sent as it is. */
    private static final Set<String> YES = Set.of("yes", "ok", "ya");

    /** Answers to a question that no cell asks: what is meant by them is not known. */
    private static final Set<String> NO_VALUE =
            Set.of(
                    "no", "not", "cancel", "true", "false", "tidak", "tdk", "bukan", "batal",
                    "jangan", "salah", "benar", "betul", "done", "fix", "ditto", "sama");

    /** For nothing, where a cell may be empty; a dash alone is it too. */
    private static final Set<String> NOTHING =
            Set.of("", "kosong", "tidakada", "tidakpunya", "none", "empty", "na", "nihil");

    private static final String DUE_DATE = "due_date";
    private static final String CUSTOMER = "customer.";

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}@]+");
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9() .+/-]{6,30}");
    private static final String EMAIL = "customer.email";
    private static final String PHONE_FIELD = "customer.phone";
    private static final String AMOUNT = "amount";

    /** What is no digit of a whole amount: its currency, blanks and dots between thousands. */
    private static final Pattern RUPIAH =
            Pattern.compile("(?i)^(rp|idr)\\.?|\\s|(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))");

    private static final String NUMBER = "invoice_number";

    private RepairAnswer() {}

    static boolean isLeftOut(Written answer) {
        return LEFT_OUT.contains(word(answer));
    }

    static boolean isYes(Written answer) {
        return YES.contains(word(answer));
    }

    /** What the cell says already, of an amount however it is written. */
    static boolean isSame(Listed cell, Written answer) {
        return AMOUNT.equals(cell.field())
                ? RUPIAH.matcher(answer.should())
                        .replaceAll("")
                        .equals(RUPIAH.matcher(cell.says()).replaceAll(""))
                : answer.should().equals(cell.says());
    }

    /** Letters and digits alone, so that {@code YES.} is yes. */
    private static String word(Written answer) {
        return AsciiCase.lower(SIGNS.matcher(answer.should()).replaceAll(""));
    }

    /**
     * @param cells those that it is the answer for
     * @throws NotABatchException for a word that is no value, such as a "no" for an invoice number
     */
    static void requireFor(List<Listed> cells, Written answer) throws NotABatchException {
        String word = word(answer);
        boolean isAsked = cells.stream().allMatch(Listed::asked);
        boolean isNumber = cells.stream().anyMatch(cell -> cell.field().equals(NUMBER));
        boolean isNoValue =
                word.isEmpty()
                        || NO_VALUE.contains(word)
                        || YES.contains(word)
                        || isNumber && word.chars().noneMatch(Character::isDigit);
        boolean isWord = isLeftOut(answer) || isAsked && isYes(answer);
        boolean isNothing = cells.stream().allMatch(cell -> isNothing(cell, answer));
        if (isNoValue && !isWord && !isNothing) {
            throw RepairRows.refusal("repair_word", answer);
        }
    }

    private static boolean isNothing(Listed cell, Written answer) {
        boolean mayBeEmpty = cell.field().startsWith(CUSTOMER) || cell.field().equals(DUE_DATE);
        return mayBeEmpty && NOTHING.contains(word(answer));
    }

    /** What takes the place of the cell; of e-mail and phone either reaches the payer. */
    static Fix fix(Listed cell, Written answer) {
        boolean isPhone = cell.field().equals(EMAIL) && PHONE.matcher(answer.should()).matches();
        boolean isEmail = cell.field().equals(PHONE_FIELD) && answer.should().indexOf('@') > 0;
        boolean isOther = isPhone || isEmail;
        return new Fix(
                isOther ? null : cell.column(),
                isPhone ? PHONE_FIELD : isEmail ? EMAIL : cell.field(),
                isNothing(cell, answer) ? "" : answer.should(),
                answer.isNumber());
    }
}
