package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Acts.Undone;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import java.util.List;

/** Bills of batches that a person cancelled, while they can still be paid. */
final class UndoneBills {

    private static final Statements.Row<Undone> UNDONE = Statements.Row.of(Undone.class);

    /** Of the order {@code o}. */
    private static final String CAN_BE_PAID =
            """
            o.outcome = 'accepted' AND o.claims_key = 1 AND o.cancelled_at IS NULL
              AND o.closed IS NULL
              AND (o.payment_status IS NULL OR o.payment_status IN ('pending', 'failed'))
              AND NOT EXISTS (SELECT 1 FROM doku_orders n WHERE n.merchant = o.merchant
                AND n.operation = o.operation AND n.invoice_number = o.invoice_number
                AND n.claims_key = 1 AND n.revision > o.revision)""";

    private UndoneBills() {}

    /** Looks through the few batches that may have any, and no more once one has none left. */
    static List<Undone> list(Transactions ledger, int most) {
        if (!ledger.any("SELECT 1 FROM doku_batches WHERE undoing = 1")) {
            return List.of();
        }
        List<Undone> found =
                ledger.list(
                        """
                        SELECT o.merchant, o.operation, o.invoice_number, b.cancelled_by AS person,
                            b.cancel_reason AS reason FROM doku_batches b CROSS JOIN doku_orders o
                          WHERE b.undoing = 1 AND o.batch_id = b.id AND\s"""
                                + CAN_BE_PAID
                                + " ORDER BY b.id, o.line, o.id LIMIT ?",
                        UNDONE,
                        most);
        if (found.isEmpty()) {
            ledger.update(
                    """
                    UPDATE doku_batches SET undoing = 0 WHERE undoing = 1 AND open = 0
                      AND NOT EXISTS (SELECT 1 FROM doku_batch_outcomes t WHERE t.batch_id = doku_batches.id
                        AND t.outcome = 'unresolved' AND t.orders > 0)
                      AND NOT EXISTS (SELECT 1 FROM doku_orders o WHERE o.batch_id = doku_batches.id AND\s"""
                            + CAN_BE_PAID
                            + ")");
        }
        return found;
    }
}
