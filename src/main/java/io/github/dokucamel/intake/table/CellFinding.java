package io.github.dokucamel.intake.table;

import org.jspecify.annotations.Nullable;

/**
 * What was made of a cell.
 *
 * @param text what is sent; empty where it is left out, or a person has to look at it
 * @param reason why somebody has to look at it; null when nobody has to
 * @param proposal what was probably meant; null where nobody can tell, or nobody has to
 * @param usual whether it is no repair that anybody has to be told of
 * @param beside which other column is the reason; null for none
 */
record CellFinding(
        String text,
        @Nullable CellReason reason,
        @Nullable String proposal,
        boolean usual,
        @Nullable String beside) {

    static CellFinding sent(String text) {
        return new CellFinding(text, null, null, false, null);
    }

    /** One that is written as its whole column is: nothing to tell. */
    static CellFinding usual(String text) {
        return new CellFinding(text, null, null, true, null);
    }

    static CellFinding doubt(CellReason reason, @Nullable String proposal) {
        return doubt(reason, proposal, null);
    }

    static CellFinding doubt(
            CellReason reason, @Nullable String proposal, @Nullable String beside) {
        return new CellFinding("", reason, proposal, false, beside);
    }
}
