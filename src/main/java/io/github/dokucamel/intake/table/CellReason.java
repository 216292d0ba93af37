package io.github.dokucamel.intake.table;

import io.github.dokucamel.signature.AsciiCase;

/** Why a cell is not taken as it is. */
public enum CellReason {
    AMOUNT_EMPTY("holds no amount", "Write the whole amount in rupiah, or delete the row"),
    AMOUNT_WORDS(
            "holds words and no amount", "Write the whole amount in rupiah, or delete the row"),
    AMOUNT_UNCLEAR("is no amount that can mean one thing only", "Write the amount in digits only"),
    AMOUNT_CENTS("has cents, and rupiah have none", "Write the whole amount in rupiah"),
    AMOUNT_NEGATIVE(
            "is negative: a credit note is no bill", "Delete the row, or write what is to be paid"),
    AMOUNT_SHORTENED(
            "is a spreadsheet's short spelling and may have lost digits",
            "Write all digits of the amount"),
    AMOUNT_OTHER_STYLE(
            "has other thousands separators than the rest of its column",
            "Write the amount in digits only"),
    BROKEN_FORMULA("is a formula that failed", "Correct the formula, or write the value"),
    NUMBER_SHORTENED(
            "is a spreadsheet's short spelling of a longer number",
            "Format the column as text and enter the number anew"),
    NUMBER_LOST_ZEROS(
            "has fewer digits than the other numbers of its column, as if zeros at its start were lost",
            "Write the number as it stands in the books"),
    PHONE_WORDS("holds words and no phone number", "Write one phone number, or leave it empty"),
    PHONE_SHORT("is too short or too long for a phone number", "Write the whole phone number"),
    PHONE_TWO("holds more than one phone number", "Leave one of them"),
    PHONE_SHORTENED(
            "is a spreadsheet's short spelling and has lost digits",
            "Format the column as text and enter the phone anew, such as +6281234567890"),
    EMAIL_WRONG("is no e-mail address", "Correct the address, or leave it empty"),
    EMAIL_TWO("holds more than one address", "Leave one of them"),
    DATE_WRONG("is no day of the calendar", "Write the day as DD/MM/YYYY");

    private final String rule;
    private final String remedy;

    CellReason(String rule, String remedy) {
        this.rule = rule;
        this.remedy = remedy;
    }

    public String rule() {
        return rule;
    }

    public String remedy() {
        return remedy;
    }

    /** For programs: {@code amount_cents}. */
    public String code() {
        return AsciiCase.lower(name());
    }
}
