package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import java.util.List;

/**
 * Rows that repeat an order of another batch. Their papers say whether that one was sent or waits for a
 * person, so they are told anew when it goes, or never will.
 */
final class Repetitions {

    /** Whether nothing was sent of the order {@code p}, and nothing is before a person says so. */
    static final String WAITS =
            """

            p.state = 'open' AND p.in_doubt = 0 AND (p.lane < 0 OR EXISTS (SELECT 1 FROM doku_batches w
               WHERE w.id = p.batch_id AND w.gate NOT IN ('none', 'released')))""";

    /** {@code d} repeats {@code k}. */
    private static final String SAME_KEY =
            """

            k.claims_key = 1 AND k.merchant = d.merchant AND k.operation = d.operation
               AND k.invoice_number = d.invoice_number AND k.revision = d.revision""";

    private static final String PAPERS =
            "UPDATE doku_batch_notes SET paper = COALESCE(paper, '') || '~'";

    private static final String CHANGES = "UPDATE doku_batches SET changes = changes + 1";

    private static final String REPEATED =
            " FROM doku_orders d JOIN doku_orders k ON"
                    + SAME_KEY
                    + " WHERE d.outcome = 'duplicate' AND d.batch_id = ";

    private static final String SAME_BILL =
            """

            FROM doku_orders d JOIN doku_orders k ON k.claims_key = 1 AND k.merchant = d.merchant
              AND k.operation = d.operation AND k.invoice_number = d.invoice_number
              WHERE d.batch_id = doku_batches.id AND\s""";

    private Repetitions() {}

    /** These orders go now, or will not any more; they still claim their numbers. */
    static void ofOrders(Statements sql, List<Long> orderIds) {
        sql.updateAll(PAPERS + REPEATED + "doku_batch_notes.batch_id AND k.id IN", orderIds);
        changed(sql, orderIds);
    }

    /** Reports of what repeats these orders, or is another revision, are to be written anew. */
    static void changed(Statements sql, List<Long> orderIds) {
        sql.updateAll(CHANGES + SAME_BILL + "d.outcome = 'duplicate' AND k.id IN", orderIds);
        sql.updateAll(
                CHANGES + SAME_BILL + "d.claims_key = 1 AND d.id <> k.id AND k.id IN", orderIds);
    }

    /** A batch as a whole was let go, or waits from now on. */
    static void ofBatch(Statements sql, long batchId) {
        List<Long> repeating =
                sql.list(
                        """
                        SELECT b.id FROM doku_batches b JOIN doku_batch_outcomes t ON t.batch_id = b.id
                          AND t.outcome = 'duplicate' AND t.orders > 0
                          WHERE b.id <> ? AND (b.recorded_at IS NULL OR b.recorded_at >=
                            (SELECT x.opened_at FROM doku_batches x WHERE x.id = ?))
                          AND EXISTS (SELECT 1 FROM doku_orders d CROSS JOIN doku_orders k
                            WHERE d.batch_id = b.id AND d.outcome = 'duplicate'
                            AND k.batch_id = ? AND\s"""
                                + SAME_KEY
                                + ")",
                        row -> row.getLong(1),
                        batchId,
                        batchId,
                        batchId);
        sql.updateAll(PAPERS + " WHERE batch_id IN", repeating);
        sql.updateAll(CHANGES + " WHERE id IN", repeating);
    }
}
