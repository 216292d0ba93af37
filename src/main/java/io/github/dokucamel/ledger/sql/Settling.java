package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.util.ArrayList;
import java.util.List;

/** Gives an order its outcome, once, and puts it into the outbox in the same transaction. */
record Settling(Outcomes outcomes, Unmatched unmatched) {

    boolean settle(
            Statements sql, Attempt attempt, AttemptResult result, Settlement settled, long now) {
        Claim claim = attempt.claim();
        List<Event> history = new ArrayList<>();
        history.add(AttemptRows.finish(sql, attempt, result, now));
        OrderState order = OrderState.of(sql, claim.orderId());
        boolean latest = order.claim() == claim.claim();
        boolean isUnresolved = settled.outcome() == Outcome.UNRESOLVED && latest;
        if (isUnresolved && settled.resolution() != null) {
            String evidence = settled.resolution().lastEvidence();
            history.add(new Event(order.id(), now, "evidence", evidence));
        }
        if (takesEffect(order, latest, settled.outcome())) {
            OutcomeDocument document = order.settled(settled, attempt.requestId(), now);
            Course course =
                    new Course(
                            history,
                            result.inDoubt() ? 1 : 0,
                            result.counts() ? 1 : 0,
                            dueAt(settled));
            outcomes.settled(sql, order, settled.outcome(), document, null, course, now);
            keepAnswer(sql, order, settled);
            if (attempt.lostSince() != null) {
                keepRequestId(sql, attempt);
            }
            if (settled.outcome() == Outcome.ACCEPTED && mayBeToldOf(order)) {
                unmatched.appeared(sql, order, now);
            }
            return true;
        }
        History.add(sql, history);
        if (settled.outcome() == Outcome.ACCEPTED
                && order.is(Outcome.ACCEPTED)
                && !order.isCall()) {
            LateLink.add(sql, order, attempt, settled);
        }
        if (isUnresolved && order.is(Outcome.UNRESOLVED)) {
            OutcomeDocument further =
                    order.told()
                            .with(
                                    settled.error(),
                                    settled.httpStatus(),
                                    order.sent(),
                                    settled.resolution());
            sql.update(
                    """
                    UPDATE doku_orders SET document = ?, claim = 0, claimed_until = 0, in_doubt = ?,
                      attempts = attempts + ?, due_at = CASE by_hand WHEN 1 THEN due_at ELSE ? END
                      WHERE id = ?""",
                    further.toJson(),
                    result.inDoubt() ? 1 : 0,
                    result.counts() ? 1 : 0,
                    dueAt(settled),
                    order.id());
        }
        return false;
    }

    /** What was told of another revision may be of its bill. */
    private static boolean mayBeToldOf(OrderState order) {
        return order.isToldOf() || order.revision() > 1 && !order.isCall();
    }

    /** Of the next attempt; 0 when there is to be none. */
    private static long dueAt(Settlement settled) {
        return settled.resolution() == null ? 0 : settled.resolution().nextAt().toEpochMilli();
    }

    /**
     * Accepted wins whenever it comes. Everything else has to come from the latest claim: the doubt
     * of a later attempt is not known to an earlier one.
     */
    private static boolean takesEffect(OrderState order, boolean latest, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED ->
                    order.isOpen() || order.is(Outcome.UNRESOLVED) || order.is(Outcome.DECLINED);
            case UNRESOLVED -> latest && order.isOpen();
            default -> latest && (order.isOpen() || order.is(Outcome.UNRESOLVED));
        };
    }

    /** What DOKU knows it by, in whose place a payment is asked for and paid back. */
    private static void keepRequestId(Statements sql, Attempt attempt) {
        sql.update(
                """
                UPDATE doku_requests SET request_id = ? WHERE order_id = ?
                  AND NOT EXISTS (SELECT 1 FROM doku_requests WHERE request_id = ?)""",
                attempt.requestId(),
                attempt.claim().orderId(),
                attempt.requestId());
    }

    /** What a later question about the payment needs of the answer. */
    private static void keepAnswer(Statements sql, OrderState order, Settlement settled) {
        if (settled.answered() != null && settled.answered().response() != null) {
            sql.update(
                    "UPDATE doku_requests SET answer = ? WHERE order_id = ?",
                    OrderJson.write(settled.answered().response()),
                    order.id());
        }
    }
}
