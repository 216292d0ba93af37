package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import java.sql.SQLException;
import java.time.Instant;

/** Gives an order its outcome, once, and puts it into the outbox in the same transaction. */
final class Settling {

    private final Outcomes outcomes;

    Settling(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Notes how an attempt ended. */
    static void finish(Statements sql, Attempt attempt, AttemptResult result, long now)
            throws SQLException {
        sql.update(
                "UPDATE attempts SET finished_at = ?, answer_class = ?, http_status = ?, code = ?,"
                        + " message = ? WHERE order_id = ? AND number = ?",
                now,
                result.answerClass(),
                result.httpStatus(),
                result.code(),
                result.message(),
                attempt.claim().orderId(),
                attempt.number());
        Outcomes.event(
                sql,
                attempt.claim().orderId(),
                now,
                "attempt " + attempt.number(),
                result.answerClass()
                        + (result.httpStatus() == null ? "" : " HTTP " + result.httpStatus())
                        + (result.code() == null ? "" : " " + result.code()));
    }

    /** What settling needs to know of the order. */
    private record Row(
            Long batchId,
            long line,
            String intake,
            String sourceName,
            int revision,
            String outcome,
            int attempts,
            boolean reply,
            long receivedAt) {}

    boolean settle(
            Statements sql, Attempt attempt, AttemptResult result, Settlement settled, long now)
            throws SQLException {
        Claim claim = attempt.claim();
        finish(sql, attempt, result, now);
        Row order = row(sql, claim.orderId());
        boolean open = order.outcome() == null;
        boolean better =
                settled.outcome() == Outcome.ACCEPTED
                        && ("unresolved".equals(order.outcome())
                                || "declined".equals(order.outcome()));
        if (!open && !better) {
            return false;
        }
        int attempts = order.attempts() + (result.counts() ? 1 : 0);
        OutcomeDocument document =
                new OutcomeDocument(
                        Outcomes.newDeliveryId(),
                        claim.invoiceNumber(),
                        claim.merchant(),
                        claim.operation(),
                        order.revision(),
                        settled.outcome().text(),
                        settled.replayed(),
                        settled.paymentUrl(),
                        attempt.requestId(),
                        settled.httpStatus(),
                        settled.error(),
                        attempts,
                        new Arrival(
                                order.intake(),
                                order.sourceName(),
                                order.line() == 0 ? null : order.line()),
                        Instant.ofEpochMilli(order.receivedAt()),
                        Instant.ofEpochMilli(now));
        byte[] json = document.toJson();
        sql.update(
                "UPDATE orders SET state = 'settled', outcome = ?, document = ?, settled_at = ?,"
                        + " claim = 0, claimed_until = 0, in_doubt = ?, attempts = ? WHERE id = ?",
                settled.outcome().text(),
                json,
                now,
                result.inDoubt() ? 1 : 0,
                attempts,
                claim.orderId());
        Outcomes.event(sql, claim.orderId(), now, settled.outcome().text(), null);
        if (order.batchId() != null) {
            Batching.add(sql, order.batchId(), 0, open ? -1 : 0);
            Batching.count(sql, order.batchId(), settled.outcome().text(), 1);
            if (better) {
                Batching.count(sql, order.batchId(), order.outcome(), -1);
            }
        }
        outcomes.add(sql, claim.orderId(), settled.outcome(), document, json, order.reply(), now);
        return true;
    }

    private static Row row(Statements sql, long orderId) throws SQLException {
        return sql.one(
                        "SELECT batch_id, line, intake, source_name, revision, outcome, attempts,"
                                + " reply_to, received_at FROM orders WHERE id = ?",
                        row ->
                                new Row(
                                        Statements.number(row, "batch_id"),
                                        row.getLong("line"),
                                        row.getString("intake"),
                                        row.getString("source_name"),
                                        row.getInt("revision"),
                                        row.getString("outcome"),
                                        row.getInt("attempts"),
                                        row.getString("reply_to") != null,
                                        row.getLong("received_at")),
                        orderId)
                .orElseThrow();
    }
}
