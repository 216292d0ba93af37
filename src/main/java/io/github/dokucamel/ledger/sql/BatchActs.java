package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person decides about a batch. Person and reason stay in the history of its orders. */
final class BatchActs {

    /** Rows that are named in an answer. */
    private static final int MOST = 20;

    private record Said(String person, String reason) {}

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
                UPDATE doku_batches SET gate = 'released', released_at = ?, approved_by = ?,
                  approved_at = ?, approved_total = ?, changes = changes + 1,
                  settled_changes = changes + 1 WHERE id = ?""",
                now,
                person,
                now,
                total,
                batch.id());
        Repetitions.ofBatch(sql, batch.id());
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
        if (batch.gate().equals(WaitingRows.CANCELLED) || batch.waitingRows() == 0) {
            return new Answer(Verdict.NOT_WAITING, batch, List.of());
        }
        Map<Long, Long> waiting = WaitingRows.of(sql, batch.id());
        if (!rows.isEmpty()) {
            Set<Long> wanted = new HashSet<>(rows);
            waiting.values().retainAll(wanted);
            wanted.removeAll(waiting.values());
            if (!wanted.isEmpty()) {
                return new Answer(
                        Verdict.OTHER_ROWS, batch, wanted.stream().sorted().limit(MOST).toList());
            }
        }
        WaitingRows.confirm(sql, batch.id(), List.copyOf(waiting.keySet()), person, reason, now);
        return done(sql, name);
    }

    /** From now on nothing of it goes; its orders are settled by {@link #settleCancelled}. */
    static Answer cancel(Statements sql, String name, String person, String reason, long now) {
        Optional<BatchView> found = BatchViews.find(sql, name);
        if (found.isEmpty()) {
            return new Answer(Verdict.UNKNOWN, null, List.of());
        }
        BatchView batch = found.get();
        if (batch.gate().equals(WaitingRows.CANCELLED)) {
            return new Answer(Verdict.ALREADY_CANCELLED, batch, List.of());
        }
        sql.update(
                """
                UPDATE doku_batches SET gate = 'cancelled', undoing = 1, cancelled_by = ?, cancelled_at = ?,
                  cancel_reason = ?, changes = changes + 1, settled_changes = changes + 1
                  WHERE id = ?""",
                person,
                now,
                reason,
                batch.id());
        // Rows that a check workbook put right and that never went are to be fixed again.
        sql.update(
                """
                UPDATE doku_batches SET changes = changes + 1, settled_changes = changes + 1
                  WHERE id IN (SELECT batch_id FROM doku_repaired_rows WHERE repair_id = ?)""",
                batch.id());
        sql.update(
                """
                DELETE FROM doku_repaired_rows WHERE repair_id = ? AND act = 'fixed'
                  AND shown_row NOT IN (SELECT COALESCE(o.source_row, o.line) FROM doku_orders o
                    WHERE o.batch_id = ? AND (o.outcome = 'accepted' OR o.in_doubt <> 0))""",
                batch.id(),
                batch.id());
        sql.update(
                """
                UPDATE doku_questions SET answered_at = ?, person = ?, reason = ?
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
                                + " FROM doku_orders o WHERE o.batch_id = ? AND o.state = 'open'"
                                + " AND o.in_doubt = 0 ORDER BY o.line, o.id LIMIT ?",
                        OrderState.ROW,
                        batchId,
                        limit);
        Said said =
                sql.one(
                                "SELECT cancelled_by AS person, cancel_reason AS reason FROM doku_batches"
                                        + " WHERE id = ?",
                                Row.of(Said.class),
                                batchId)
                        .orElseThrow();
        String why =
                "Its batch was cancelled before it was sent: %s (%s)"
                        .formatted(said.reason(), said.person());
        Repetitions.ofOrders(sql, unsent.stream().map(OrderState::id).toList());
        for (OrderState order : unsent) {
            WaitingRows.cancel(sql, order, why, now);
            History.add(
                    sql,
                    order.id(),
                    now,
                    WaitingRows.CANCELLED,
                    null,
                    said.person(),
                    said.reason());
        }
        WaitingRows.counted(sql, batchId, unsent.size());
        if (unsent.isEmpty()) {
            sql.update(
                    "UPDATE doku_orders SET lane = 1 WHERE batch_id = ? AND state = 'open' AND lane <> 1",
                    batchId);
        }
        return unsent.size();
    }
}
