package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The batches' part of the ledger in a relational database. */
record SqlBatches(Transactions ledger, Outcomes outcomes) implements Batches {

    /** Rows that one commit changes at most, so that an order by REST never waits long for its own. */
    static final int CHUNK = 500;

    /** A batch that is recorded whole and not checked. */
    private static final String UNCHECKED =
            "gate IN ('closed', 'reopened') AND recorded_at IS NOT NULL";

    @Override
    public Batch hold(Batch opened, boolean asks, @Nullable String person) {
        boolean isGated =
                ledger.write(
                        sql -> {
                            sql.update(
                                    """
                                    UPDATE doku_batches SET gate = 'closed', asks = ?, person = ?
                                      WHERE id = ? AND gate = 'none' AND total = 0""",
                                    asks ? 1 : 0,
                                    person,
                                    opened.id());
                            return sql.any(
                                    "SELECT 1 FROM doku_batches WHERE id = ? AND gate <> 'none'",
                                    opened.id());
                        });
        if (ledger.any("SELECT 1 FROM doku_batches WHERE id = ? AND gate = 'stale'", opened.id())) {
            takeBack(opened.id());
        }
        return opened.with(isGated);
    }

    /** What was read of the file before it changed; none of it went. */
    private void takeBack(long batchId) {
        String stale =
                """
                SELECT o.id FROM doku_orders o WHERE o.batch_id = ? AND o.id > ? AND NOT EXISTS
                  (SELECT 1 FROM doku_events e WHERE e.order_id = o.id
                    AND e.kind IN ('duplicate arrived', 'conflict arrived')
                    AND e.detail NOT LIKE ?) ORDER BY o.id LIMIT ?""";
        String own = "file:" + batchId + ":%";
        List<Long> some = ledger.list(stale, row -> row.getLong(1), batchId, 0L, own, CHUNK);
        while (!some.isEmpty()) {
            List<Long> ids = some;
            ledger.write(sql -> takeBack(sql, ids));
            long last = ids.get(ids.size() - 1);
            some = ledger.list(stale, row -> row.getLong(1), batchId, last, own, CHUNK);
        }
        ledger.write(sql -> counted(sql, batchId));
    }

    private static int takeBack(Statements sql, List<Long> ids) {
        sql.updateAll("DELETE FROM doku_deliveries WHERE state = 'pending' AND order_id IN", ids);
        for (String table : List.of("doku_events", "doku_questions", "doku_refunds")) {
            sql.updateAll("DELETE FROM " + table + " WHERE order_id IN", ids);
        }
        Marking.forget(sql, Collections.min(ids));
        return sql.updateAll("DELETE FROM doku_orders WHERE id IN", ids);
    }

    /** What somebody else's order is a duplicate of stays. */
    private static int counted(Statements sql, long batchId) {
        sql.update("DELETE FROM doku_batch_outcomes WHERE batch_id = ?", batchId);
        sql.update(
                """
                INSERT INTO doku_batch_outcomes (batch_id, outcome, orders)
                  SELECT batch_id, outcome, COUNT(*) FROM doku_orders
                    WHERE batch_id = ? AND outcome IS NOT NULL GROUP BY batch_id, outcome""",
                batchId);
        return sql.update(
                """
                UPDATE doku_batches SET gate = 'closed',
                  total = (SELECT COUNT(*) FROM doku_orders o WHERE o.batch_id = doku_batches.id),
                  open = (SELECT COUNT(*) FROM doku_orders o
                    WHERE o.batch_id = doku_batches.id AND o.state = 'open') WHERE id = ?""",
                batchId);
    }

    @Override
    public List<Long> unchecked() {
        return ledger.list(
                "SELECT id FROM doku_batches WHERE "
                        + UNCHECKED
                        + " OR gate = 'cancelled' AND open > 0 ORDER BY id",
                row -> row.getLong(1));
    }

    @Override
    public void check(long batchId, BatchRules rules, long now) {
        if (ledger.any("SELECT 1 FROM doku_batches WHERE id = ? AND gate = 'cancelled'", batchId)) {
            settleCancelled(batchId, now);
        }
        if (!ledger.any("SELECT 1 FROM doku_batches WHERE id = ? AND " + UNCHECKED, batchId)) {
            return;
        }
        new OneNumber(ledger, outcomes, batchId).settle(now);
        if (ledger.any("SELECT 1 FROM doku_batches WHERE id = ? AND asks = 1", batchId)) {
            new Judging(ledger, batchId, rules).ask(now);
        }
        ledger.write(sql -> open(sql, batchId, rules.approvalAbove(), now));
    }

    private static int open(Statements sql, long batchId, @Nullable Long approvalAbove, long now) {
        sql.update(
                """
                UPDATE doku_batches SET
                  ready_count = (SELECT COUNT(*) FROM doku_orders o WHERE o.batch_id = doku_batches.id
                    AND o.claims_key = 1 AND o.lane > 0),
                  ready_total = (SELECT COALESCE(SUM(o.amount), 0) FROM doku_orders o
                    WHERE o.batch_id = doku_batches.id AND o.claims_key = 1 AND o.lane > 0)
                  WHERE id = ?""",
                batchId);
        long above = approvalAbove == null ? Long.MAX_VALUE : approvalAbove;
        int opened =
                sql.update(
                        """
                UPDATE doku_batches SET changes = changes + 1, settled_changes = changes + 1,
                  approved_by = NULL, approved_at = NULL, approved_total = NULL,
                  gate = CASE WHEN ready_total > ? THEN 'waiting' ELSE 'released' END,
                  released_at = CASE WHEN ready_total > ? THEN NULL ELSE ? END
                  WHERE id = ? AND\s"""
                                + UNCHECKED,
                        above,
                        above,
                        now,
                        batchId);
        Repetitions.ofBatch(sql, batchId);
        return opened;
    }

    @Override
    public List<BatchView> list(long before, int limit) {
        // What came in for a large batch is summed up for seconds.
        return ledger.apart(sql -> BatchViews.list(sql, before, limit));
    }

    @Override
    public Optional<BatchView> find(String name) {
        return ledger.apart(sql -> BatchViews.find(sql, name));
    }

    @Override
    public Optional<String> waiting(String dropped) {
        List<String> names =
                ledger.list(
                        "SELECT name FROM doku_batches WHERE gate = 'waiting'",
                        row -> row.getString(1));
        if (names.contains(dropped)) {
            return Optional.of(dropped);
        }
        List<String> numbered =
                names.stream()
                        .filter(name -> name.matches(Pattern.quote(dropped) + "~[0-9]+"))
                        .toList();
        return numbered.size() == 1 ? Optional.of(numbered.get(0)) : Optional.empty();
    }

    @Override
    public Answer approve(String name, long total, @Nullable String person, long now) {
        return ledger.write(sql -> BatchActs.approve(sql, name, total, person, now));
    }

    @Override
    public Answer confirm(String name, List<Long> rows, String person, String reason, long now) {
        return ledger.write(sql -> BatchActs.confirm(sql, name, rows, person, reason, now));
    }

    @Override
    public Answer cancel(String name, String person, String reason, long now) {
        Answer answer = ledger.write(sql -> BatchActs.cancel(sql, name, person, reason, now));
        if (answer.verdict() != Verdict.DONE) {
            return answer;
        }
        settleCancelled(Objects.requireNonNull(answer.batch()).id(), now);
        return new Answer(Verdict.DONE, find(name).orElseThrow(), List.of());
    }

    /** Piece by piece: whoever is cut short goes on. */
    private void settleCancelled(long batchId, long now) {
        while (ledger.write(sql -> BatchActs.settleCancelled(sql, batchId, CHUNK, now)) > 0) {
            // The next ones.
        }
    }

    @Override
    public BatchFindings findings() {
        return new SqlFindings(ledger);
    }

    @Override
    public Repairs repairs() {
        return new SqlRepairs(ledger);
    }

    @Override
    public List<Waits> waits() {
        return ledger.read(BatchViews::waits);
    }
}
