package io.github.dokucamel.intake.table;

import io.github.dokucamel.signature.AsciiCase;

/** Why a cell is not taken as it is; the table of reasons has the words. */
public enum CellReason {
    AMOUNT_EMPTY,
    AMOUNT_WORDS,
    AMOUNT_UNCLEAR,
    AMOUNT_CENTS,
    AMOUNT_NEGATIVE,
    AMOUNT_SHORTENED,
    AMOUNT_CUT,
    AMOUNT_OTHER_STYLE,
    CURRENCY_OTHER,
    AMOUNT_PAID,
    AMOUNT_NOT_PRODUCT,
    AMOUNT_MERGED,
    AMOUNT_ITEM,
    BROKEN_FORMULA,
    NUMBER_SHORTENED,
    NUMBER_LOST_ZEROS,
    NUMBER_LOST_DIGITS,
    NUMBER_DAY,
    NUMBER_FORMAT,
    PHONE_WORDS,
    PHONE_SHORT,
    PHONE_TWO,
    PHONE_SHORTENED,
    EMAIL_WRONG,
    EMAIL_TWO,
    DATE_WRONG,
    DATE_YEAR,
    CONTACT_NONE;

    /** For programs, and in the table of reasons: {@code amount_cents}. */
    public String code() {
        return AsciiCase.lower(name());
    }
}
