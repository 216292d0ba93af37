package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.store.Statements;

/** How many orders of a batch there are of each kind that papers of its check show, and their rupiah. */
record FindingSums(Statements sql, long batchId) {

    private static final Sum NONE = new Sum(0, 0);

    private static final String SUM =
            "SELECT COUNT(*), COALESCE(SUM(o.amount), 0) FROM doku_orders o WHERE o.batch_id = ? AND ";

    private static final String ASKED =
            """

            EXISTS (SELECT 1 FROM doku_questions q WHERE q.order_id = o.id
              AND q.answered_at IS NULL)""";

    /** About to be settled, as its batch was cancelled. */
    private static final String STOPPED =
            """

            (o.state = 'open' AND o.in_doubt = 0 AND EXISTS (SELECT 1 FROM doku_batches b
              WHERE b.id = o.batch_id AND b.gate = 'cancelled'))""";

    Sum ready() {
        return sum("o.claims_key = 1 AND NOT" + ASKED + " AND NOT" + STOPPED);
    }

    /** A duplicate comes to what it repeats. */
    Sum toFix() {
        return sql.one(
                        "SELECT COUNT(*), COALESCE(SUM(COALESCE(o.amount, CASE WHEN o.outcome ="
                                + " 'duplicate' THEN p.amount END)), 0) "
                                + SqlFindings.TO_FIX,
                        row -> new Sum(row.getLong(1), row.getLong(2)),
                        batchId)
                .orElseThrow();
    }

    Sum toConfirm() {
        return sum("o.claims_key = 1 AND" + ASKED);
    }

    /**
     * @param rows how many rows check workbooks say something of
     */
    Sum repaired(long rows) {
        return rows == 0
                ? NONE
                : sum(
                        """
                        EXISTS (SELECT 1 FROM doku_repaired_rows r
                          WHERE r.batch_id = o.batch_id AND r.act <> 'confirmed'
                            AND r.shown_row = COALESCE(o.source_row, o.line))""");
    }

    /** Orders that a person had not sent, but for those that check workbooks put right. */
    Sum cancelled() {
        boolean isAny =
                sql.any(
                        """
                        SELECT 1 FROM doku_batch_outcomes WHERE batch_id = ? AND outcome = 'cancelled'
                          AND orders > 0""",
                        batchId);
        return isAny ? sum("o.outcome = 'cancelled'" + SqlFindings.NOT_REPAIRED) : NONE;
    }

    private Sum sum(String which) {
        return sql.one(SUM + which, row -> new Sum(row.getLong(1), row.getLong(2)), batchId)
                .orElseThrow();
    }
}
