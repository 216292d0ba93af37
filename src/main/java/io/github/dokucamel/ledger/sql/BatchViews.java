package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.BatchView.Approved;
import io.github.dokucamel.ledger.BatchView.Cancelled;
import io.github.dokucamel.ledger.BatchView.Money;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.Batches.Waits;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches as people are shown them. */
final class BatchViews {

    private static final int MOST_PAID = 1_000;

    private static final String BATCH =
            """
            SELECT b.*, (SELECT COUNT(DISTINCT q.order_id) FROM doku_questions q
                WHERE q.batch_id = b.id AND q.answered_at IS NULL) AS waiting_rows
              FROM doku_batches b WHERE\s""";

    private BatchViews() {}

    static List<BatchView> list(Statements sql, long before, int limit) {
        List<BatchView> found =
                sql.list(
                        BATCH + "b.id < ? ORDER BY b.id DESC LIMIT ?",
                        BatchViews::view,
                        before,
                        limit);
        return found.stream().map(batch -> whole(sql, batch)).toList();
    }

    static Optional<BatchView> find(Statements sql, String name) {
        return sql.one(BATCH + "b.name = ?", BatchViews::view, name)
                .map(batch -> whole(sql, batch));
    }

    private static BatchView view(ResultSet row) throws SQLException {
        Long approvedAt = number(row, "approved_at");
        return new BatchView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("gate"),
                number(row, "recorded_at") != null,
                row.getString("person"),
                row.getLong("opened_at"),
                number(row, "released_at"),
                row.getLong("total"),
                row.getLong("open"),
                row.getLong("waiting_rows"),
                new LinkedHashMap<>(),
                new Sum(row.getLong("ready_count"), row.getLong("ready_total")),
                Money.NONE,
                approvedAt == null
                        ? null
                        : new Approved(
                                row.getString("approved_by"),
                                approvedAt,
                                row.getLong("approved_total")),
                null);
    }

    private static BatchView whole(Statements sql, BatchView batch) {
        Map<String, Long> counts = batch.counts();
        sql.each(
                "SELECT outcome, orders FROM doku_batch_outcomes WHERE batch_id = ? AND orders > 0"
                        + " ORDER BY outcome",
                row -> counts.put(row.getString(1), row.getLong(2)),
                batch.id());
        // Of a batch that waits as a whole every row does.
        long waiting = batch.gate().equals("waiting") ? batch.open() : batch.waitingRows();
        put(counts, "waiting", waiting);
        put(counts, "pending", batch.open() - waiting);
        Cancelled cancelled = batch.gate().equals("cancelled") ? cancelled(sql, batch) : null;
        repaired(sql, batch);
        return new BatchView(
                batch.id(),
                batch.name(),
                batch.gate(),
                batch.recorded(),
                batch.person(),
                batch.receivedAt(),
                batch.releasedAt(),
                batch.rows(),
                batch.open(),
                batch.waitingRows(),
                counts,
                cancelled == null ? ready(sql, batch) : went(sql, batch),
                BatchMoney.of(sql, batch.id()),
                batch.approved(),
                cancelled);
    }

    /** Rows that a check workbook put right or left out are no trouble of this batch any more. */
    private static void repaired(Statements sql, BatchView batch) {
        if (!sql.any("SELECT 1 FROM doku_repaired_rows WHERE batch_id = ?", batch.id())) {
            return;
        }
        sql.each(
                """
                SELECT o.outcome, f.act, COUNT(*) FROM doku_orders o JOIN doku_repaired_rows f
                  ON f.batch_id = o.batch_id AND f.shown_row = COALESCE(o.source_row, o.line)
                  WHERE o.batch_id = ? AND f.act <> 'confirmed' AND o.outcome IS NOT NULL
                  GROUP BY o.outcome, f.act""",
                row -> {
                    RepairedRow now = RepairedRow.of(row.getString(2), "");
                    if (now != null) {
                        batch.counts().merge(row.getString(1), -row.getLong(3), Long::sum);
                        batch.counts().merge(now.outcome(), row.getLong(3), Long::sum);
                    }
                },
                batch.id());
        batch.counts().values().removeIf(orders -> orders == 0);
    }

    private static void put(Map<String, Long> counts, String name, long orders) {
        if (orders > 0) {
            counts.put(name, orders);
        }
    }

    /** Of a batch that goes order by order what it has so far. */
    private static Sum ready(Statements sql, BatchView batch) {
        return batch.gate().equals("none") ? sum(sql, "", batch) : batch.ready();
    }

    /** Of a batch that a person cancelled. */
    private static Sum went(Statements sql, BatchView batch) {
        return sum(sql, " AND NOT (state = 'open' AND in_doubt = 0)", batch);
    }

    private static Sum sum(Statements sql, String which, BatchView batch) {
        return sql.one(
                        """
                        SELECT COUNT(*), COALESCE(SUM(amount), 0) FROM doku_orders
                          WHERE batch_id = ? AND claims_key = 1"""
                                + which,
                        row -> new Sum(row.getLong(1), row.getLong(2)),
                        batch.id())
                .orElseThrow();
    }

    private static Cancelled cancelled(Statements sql, BatchView batch) {
        List<String> paid =
                sql.list(
                        """
                        SELECT invoice_number FROM doku_orders WHERE batch_id = ?
                          AND payment_status = 'paid' ORDER BY line, id LIMIT ?""",
                        row -> row.getString(1),
                        batch.id(),
                        MOST_PAID);
        return sql.one(
                        """
                        SELECT COUNT(*), COUNT(cancelled_at) FROM doku_orders
                          WHERE batch_id = ? AND claims_key = 1
                            AND (state = 'open' AND in_doubt <> 0
                              OR outcome IN ('unresolved', 'accepted'))
                            AND (payment_status IS NULL
                              OR payment_status IN ('pending', 'failed'))""",
                        row ->
                                new Cancelled(
                                        batch.counts().getOrDefault("cancelled", 0L),
                                        row.getLong(1),
                                        row.getLong(2),
                                        paid),
                        batch.id())
                .orElseThrow();
    }

    static List<Waits> waits(Statements sql) {
        return sql.list(
                """
                SELECT b.name, b.gate, b.open, b.opened_at, (SELECT COUNT(DISTINCT q.order_id) FROM doku_questions q
                    WHERE q.batch_id = b.id AND q.answered_at IS NULL) AS waiting_rows
                  FROM doku_batches b WHERE b.gate = 'waiting' OR (b.gate = 'released' AND b.open > 0
                    AND EXISTS (SELECT 1 FROM doku_questions q WHERE q.batch_id = b.id
                      AND q.answered_at IS NULL)) ORDER BY b.id""",
                row -> {
                    boolean isWhole = row.getString("gate").equals("waiting");
                    long rows = row.getLong("waiting_rows");
                    return new Waits(
                            row.getString("name"),
                            isWhole,
                            rows,
                            isWhole ? row.getLong("open") - rows : 0,
                            row.getLong("opened_at"));
                });
    }
}
