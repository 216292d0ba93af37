package io.github.dokucamel.told;

import org.jspecify.annotations.Nullable;

/**
 * A cell that keeps its order from going, with what a person needs to put it right.
 *
 * @param row the row that a spreadsheet program shows
 * @param column what its header says; null where no column has the field
 * @param field what it was read as, e.g. {@code line_items[0].price}
 * @param value what it says; null for what is not there
 * @param code for programs, e.g. {@code amount_cents}
 * @param message what is wrong with it
 * @param remedy what the user can do
 * @param proposal what was probably meant; null where nobody can tell
 */
public record WrongCell(
        int row,
        @Nullable String column,
        String field,
        @Nullable String value,
        String code,
        String message,
        String remedy,
        @Nullable String proposal) {}
