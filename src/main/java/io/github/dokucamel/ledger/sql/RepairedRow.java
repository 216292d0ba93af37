package io.github.dokucamel.ledger.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row of a batch that a check workbook put right or left out, as its status report has it.
 *
 * @param batch the one that the workbook is
 */
record RepairedRow(String outcome, String code, String batch) {

    /** Null for a row that stands as it is. */
    static @Nullable RepairedRow of(@Nullable String act, @Nullable String batch) {
        if (act == null || batch == null) {
            return null;
        }
        return act.equals("fixed")
                ? new RepairedRow("repaired", "repaired", batch)
                : new RepairedRow(WaitingRows.CANCELLED, "left_out", batch);
    }

    String message() {
        return code.equals("repaired")
                ? "Taken in by the check workbook " + batch + "; its own report has the order"
                : "Left out by the check workbook " + batch;
    }
}
