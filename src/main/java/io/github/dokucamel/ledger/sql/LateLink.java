package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.OutcomeDocument;

/**
 * The payment link of an order that a notification had accepted before its own answer came. Whoever
 * has the document already keeps one without the link; whoever gets it from now on has both.
 */
final class LateLink {

    private LateLink() {}

    static void add(Statements sql, OrderState order, Attempt attempt, Settlement settled) {
        OutcomeDocument before = order.told();
        if (before.paymentUrl() != null || settled.answered() == null) {
            return;
        }
        OutcomeDocument after =
                order.document(
                        before.outcome(),
                        settled,
                        attempt.requestId(),
                        before.deliveryId(),
                        before.settledAt());
        byte[] json = after.toJson();
        sql.update(
                "UPDATE doku_orders SET document = ?, payment_code = COALESCE(?, payment_code) WHERE id = ?",
                json,
                Outcomes.paymentCode(after),
                order.id());
        sql.update(
                """
                UPDATE doku_deliveries SET document = ?
                  WHERE order_id = ? AND outcome = 'accepted' AND state = 'pending'""",
                json,
                order.id());
        BatchChanges.ofOrder(sql, order.id());
        if (order.batchId() != null) {
            BatchChanges.add(sql, order.batchId(), 0, 0);
        }
    }
}
