package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person decides about a batch. Person and reason stay in the history of its orders. */
final class BatchActs {

    /** Rows that are named in an answer. */
    private static final int MOST = 20;

    private static final String CANCELLED = "cancelled";

    private BatchActs() {}

    static Answer approve(
            Statements sql, String name, long total, @Nullable String person, long now) {
        Optional<BatchView> found = BatchViews.find(sql, name);
        if (found.isEmpty()) {
            return new Answer(Verdict.UNKNOWN, null, List.of());
        }
        BatchView batch = found.get();
        if (!batch.gate().equals("waiting")) {
            return new Answer(Verdict.NOT_WAITING, batch, List.of());
        }
        if (person != null && person.equals(batch.person())) {
            return new Answer(Verdict.OWN_BATCH, batch, List.of());
        }
        if (total != batch.ready().total()) {
            return new Answer(Verdict.OTHER_TOTAL, batch, List.of());
        }
        sql.update(
                """
                UPDATE batches SET gate = 'released', released_at = ?, approved_by = ?,
                  approved_at = ?, approved_total = ?, changes = changes + 1,
                  settled_changes = changes + 1 WHERE id = ?""",
                now,
                person,
                now,
                total,
                batch.id());
        return done(sql, name);
    }

    private static Answer done(Statements sql, String name) {
        return new Answer(Verdict.DONE, BatchViews.find(sql, name).orElseThrow(), List.of());
    }

    static Answer confirm(
            Statements sql, String name, List<Long> rows, String person, String reason, long now) {
        Optional<BatchView> found = BatchViews.find(sql, name);
        if (found.isEmpty()) {
            return new Answer(Verdict.UNKNOWN, null, List.of());
        }
        BatchView batch = found.get();
        if (batch.gate().equals(CANCELLED) || batch.waitingRows() == 0) {
            return new Answer(Verdict.NOT_WAITING, batch, List.of());
        }
        Map<Long, Long> waiting = new LinkedHashMap<>();
        sql.each(
                """
                SELECT DISTINCT o.id, COALESCE(o.source_row, o.line) AS shown FROM questions q
                  JOIN orders o ON o.id = q.order_id
                  WHERE q.batch_id = ? AND q.answered_at IS NULL ORDER BY o.id""",
                row -> waiting.put(row.getLong("id"), row.getLong("shown")),
                batch.id());
        if (!rows.isEmpty()) {
            Set<Long> wanted = new HashSet<>(rows);
            waiting.values().retainAll(wanted);
            wanted.removeAll(waiting.values());
            if (!wanted.isEmpty()) {
                return new Answer(
                        Verdict.OTHER_ROWS, batch, wanted.stream().sorted().limit(MOST).toList());
            }
        }
        confirm(sql, batch.id(), List.copyOf(waiting.keySet()), person, reason, now);
        return done(sql, name);
    }

    private static void confirm(
            Statements sql, long batchId, List<Long> ids, String person, String reason, long now) {
        sql.updateAll(
                """
                UPDATE questions SET answered_at = ?, person = ?, reason = ?
                  WHERE answered_at IS NULL AND order_id IN""",
                ids,
                now,
                person,
                reason);
        long amount = 0;
        List<Event> history = new ArrayList<>();
        for (Long id : ids) {
            amount +=
                    sql.one(
                                    """
                                    UPDATE orders SET lane = -lane, due_at = ?
                                      WHERE id = ? AND lane < 0 RETURNING amount""",
                                    row -> row.getLong(1),
                                    now,
                                    id)
                            .orElse(0L);
            history.add(new Event(id, now, "confirm", reason + " (" + person + ")"));
        }
        History.add(sql, history);
        sql.update(
                """
                UPDATE batches SET ready_count = ready_count + ?, ready_total = ready_total + ?,
                  changes = changes + 1, settled_changes = changes + 1 WHERE id = ?""",
                ids.size(),
                amount,
                batchId);
    }

    /** From now on nothing of it goes; its orders are settled by {@link #settleCancelled}. */
    static Answer cancel(Statements sql, String name, String person, String reason, long now) {
        Optional<BatchView> found = BatchViews.find(sql, name);
        if (found.isEmpty()) {
            return new Answer(Verdict.UNKNOWN, null, List.of());
        }
        BatchView batch = found.get();
        if (batch.gate().equals(CANCELLED)) {
            return new Answer(Verdict.ALREADY_CANCELLED, batch, List.of());
        }
        sql.update(
                """
                UPDATE batches SET gate = 'cancelled', cancelled_by = ?, cancelled_at = ?,
                  cancel_reason = ?, changes = changes + 1, settled_changes = changes + 1
                  WHERE id = ?""",
                person,
                now,
                reason,
                batch.id());
        sql.update(
                """
                UPDATE questions SET answered_at = ?, person = ?, reason = ?
                  WHERE batch_id = ? AND answered_at IS NULL""",
                now,
                person,
                reason,
                batch.id());
        return done(sql, name);
    }

    /**
     * Settles orders of a cancelled batch that never went; what may have reached DOKU goes on to its
     * outcome.
     *
     * @return how many, at most {@code limit}; 0 when none is left
     */
    static int settleCancelled(Statements sql, long batchId, int limit, long now) {
        // One after the other, as a claim in hand is taken back by it too.
        List<OrderState> unsent =
                sql.list(
                        "SELECT "
                                + OrderState.COLUMNS
                                + " FROM orders o WHERE o.batch_id = ? AND o.state = 'open'"
                                + " AND o.in_doubt = 0 ORDER BY o.line, o.id LIMIT ?",
                        OrderState.ROW,
                        batchId,
                        limit);
        String why =
                sql.one(
                                "SELECT cancel_reason, cancelled_by FROM batches WHERE id = ?",
                                row -> row.getString(1) + " (" + row.getString(2) + ")",
                                batchId)
                        .orElse("");
        List<Event> history = new ArrayList<>();
        for (OrderState order : unsent) {
            settleCancelled(sql, order, why, now);
            history.add(new Event(order.id(), now, CANCELLED, why));
        }
        History.add(sql, history);
        BatchChanges.add(sql, batchId, 0, -unsent.size());
        BatchChanges.count(sql, batchId, CANCELLED, unsent.size());
        if (unsent.isEmpty()) {
            sql.update(
                    "UPDATE orders SET lane = 1 WHERE batch_id = ? AND state = 'open' AND lane <> 1",
                    batchId);
        }
        return unsent.size();
    }

    private static void settleCancelled(Statements sql, OrderState order, String why, long now) {
        Failure error =
                new Failure(
                        CANCELLED, "Its batch was cancelled before it was sent: " + why, List.of());
        OutcomeDocument document =
                order.document(
                        CANCELLED,
                        new Settlement(Outcome.INVALID, false, (String) null, null, error),
                        null,
                        Outcomes.newDeliveryId(),
                        Instant.ofEpochMilli(now));
        sql.update(
                """
                UPDATE orders SET state = 'settled', outcome = 'cancelled', document = ?,
                  settled_at = ?, claim = 0, claimed_until = 0, claims_key = 0 WHERE id = ?""",
                document.toJson(),
                now,
                order.id());
    }
}
