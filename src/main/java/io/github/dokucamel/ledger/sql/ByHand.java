package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person decides about an unresolved order. The reason stays in its history. */
record ByHand(Outcomes outcomes, Unmatched unmatched) {

    boolean settle(
            Statements sql,
            long orderId,
            Outcome outcome,
            @Nullable String paymentUrl,
            String reason,
            long now) {
        OrderState order = OrderState.of(sql, orderId);
        if (!order.is(Outcome.UNRESOLVED)) {
            return false;
        }
        OutcomeDocument before = order.told();
        Failure error =
                outcome == Outcome.ACCEPTED
                        ? null
                        : new Failure("settled_by_hand", reason, List.of());
        Integer status = before.httpStatus();
        OutcomeDocument document =
                order.settled(
                                new Settlement(outcome, false, paymentUrl, status, error),
                                before.requestId(),
                                now)
                        .with(error, status, before.attempts(), null);
        outcomes.settled(sql, order, outcome, document, "by hand: " + reason, Course.NONE, now);
        if (outcome == Outcome.ACCEPTED && !order.isCall()) {
            unmatched.appeared(sql, order, now);
        }
        return true;
    }

    /**
     * One further attempt at once, even beyond the age at which nothing repeats itself. One that a
     * lost ledger may have sent is sent like any other from now on.
     */
    static boolean replay(Statements sql, long orderId, String reason, long now) {
        sql.update(
                """
                UPDATE doku_requests SET created_at = ? WHERE order_id = ? AND EXISTS
                  (SELECT 1 FROM doku_orders WHERE id = ? AND outcome = 'unresolved'
                    AND lost_since IS NOT NULL)""",
                now,
                orderId,
                orderId);
        int found =
                sql.update(
                        """
                        UPDATE doku_orders SET by_hand = 1, due_at = 0, lost_since = NULL
                          WHERE id = ? AND outcome = 'unresolved'""",
                        orderId);
        if (found == 1) {
            History.add(sql, orderId, now, "replay", "by hand: " + reason);
        }
        return found == 1;
    }
}
