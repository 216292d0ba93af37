package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders of a batch that wait for a person's word, and what becomes of them by it. */
final class WaitingRows {

    static final String CANCELLED = "cancelled";

    private WaitingRows() {}

    /** The rows that a spreadsheet program shows, by the ids of their orders. */
    static Map<Long, Long> of(Statements sql, long batchId) {
        Map<Long, Long> waiting = new LinkedHashMap<>();
        sql.each(
                """
                SELECT DISTINCT o.id, COALESCE(o.source_row, o.line) AS shown FROM doku_questions q
                  JOIN doku_orders o ON o.id = q.order_id
                  WHERE q.batch_id = ? AND q.answered_at IS NULL ORDER BY o.id""",
                row -> waiting.put(row.getLong("id"), row.getLong("shown")),
                batchId);
        return waiting;
    }

    private static void answer(
            Statements sql, List<Long> ids, String person, String reason, long now) {
        sql.updateAll(
                """
                UPDATE doku_questions SET answered_at = ?, person = ?, reason = ?
                  WHERE answered_at IS NULL AND order_id IN""",
                ids,
                now,
                person,
                reason);
    }

    /** They go. */
    static void confirm(
            Statements sql, long batchId, List<Long> ids, String person, String reason, long now) {
        answer(sql, ids, person, reason, now);
        Repetitions.ofOrders(sql, ids);
        long amount = 0;
        for (Long id : ids) {
            amount +=
                    sql.one(
                                    """
                                    UPDATE doku_orders SET lane = -lane, due_at = ?
                                      WHERE id = ? AND lane < 0 RETURNING amount""",
                                    row -> row.getLong(1),
                                    now,
                                    id)
                            .orElse(0L);
            History.add(sql, id, now, "confirm", null, person, reason);
        }
        sql.update(
                """
                UPDATE doku_batches SET ready_count = ready_count + ?, ready_total = ready_total + ?,
                  changes = changes + 1, settled_changes = changes + 1 WHERE id = ?""",
                ids.size(),
                amount,
                batchId);
    }

    /** They will never be sent. */
    static void leaveOut(
            Statements sql, long batchId, List<Long> ids, String person, String reason, long now) {
        answer(sql, ids, person, reason, now);
        Repetitions.ofOrders(sql, ids);
        String why = "A person left it out: " + reason + " (" + person + ")";
        for (Long id : ids) {
            cancel(sql, OrderState.of(sql, id), why, now);
            History.add(sql, id, now, CANCELLED, null, person, reason);
        }
        counted(sql, batchId, ids.size());
    }

    /** So many orders of a batch were settled that never went. */
    static void counted(Statements sql, long batchId, int orders) {
        BatchChanges.add(sql, batchId, 0, -orders);
        BatchChanges.count(sql, batchId, CANCELLED, orders);
    }

    /** Settles an order that never went; its number is free again. */
    static void cancel(Statements sql, OrderState order, String why, long now) {
        Failure error = new Failure(CANCELLED, why, List.of());
        OutcomeDocument document =
                order.document(
                        CANCELLED,
                        new Settlement(Outcome.INVALID, false, (String) null, null, error),
                        null,
                        Outcomes.newDeliveryId(),
                        Instant.ofEpochMilli(now));
        sql.update(
                """
                UPDATE doku_orders SET state = 'settled', outcome = 'cancelled', document = ?,
                  settled_at = ?, claim = 0, claimed_until = 0, claims_key = 0 WHERE id = ?""",
                document.toJson(),
                now,
                order.id());
    }
}
