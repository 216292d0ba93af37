package io.github.dokucamel.intake.table;

import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Why;
import io.github.dokucamel.told.WrongCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell that a person has to look at before its row can be sent.
 *
 * @param column at which it stands, from 0
 * @param field what the cell was read as, e.g. {@code amount}
 * @param reason why it is not taken
 * @param value what it says now
 * @param proposal what was probably meant; null where nobody can tell
 * @param beside which other column is the reason, as {@code , column Status says LUNAS}; null for
 *     none
 */
public record Doubt(
        int column,
        String field,
        CellReason reason,
        String value,
        @Nullable String proposal,
        @Nullable String beside) {

    /** What is personal is not quoted: it stands in the file. */
    public Why why() {
        boolean isQuoted = !field.startsWith("customer.");
        String perhaps = isQuoted && proposal != null ? ", perhaps " + Excerpt.of(proposal) : "";
        return Why.of(
                reason.code(),
                "says",
                isQuoted ? Excerpt.of(value.strip()) : "",
                "perhaps",
                perhaps,
                "beside",
                other());
    }

    private String other() {
        return beside == null ? "" : beside;
    }

    /**
     * The same as a person is told of it.
     *
     * @param header of its column
     * @param name of its field in the order
     */
    public WrongCell cell(int row, String header, String name) {
        Why why = Why.of(reason.code(), "says", "", "perhaps", "", "beside", other());
        return new WrongCell(
                row,
                header,
                name,
                value,
                why.code(),
                why.rule(Language.EN).strip(),
                why.remedy(Language.EN),
                proposal);
    }
}
