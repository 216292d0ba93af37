package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the counts of batches change in one transaction, whoever shares it: written once. */
final class BatchChanges implements Statements.AtCommit {

    private static final class Change {
        long total;
        long open;
        final Map<String, Long> outcomes = new TreeMap<>();
    }

    private final Map<Long, Change> changes = new TreeMap<>();
    private final Set<Long> orders = new TreeSet<>();
    private final Set<Long> calls = new TreeSet<>();

    private static Change of(Statements sql, long batchId) {
        return sql.atCommit(BatchChanges.class, BatchChanges::new)
                .changes
                .computeIfAbsent(batchId, none -> new Change());
    }

    /** Rows of the batch changed: so many are new, and so many more are open. */
    static void add(Statements sql, long batchId, long total, long open) {
        Change change = of(sql, batchId);
        change.total += total;
        change.open += open;
    }

    /** An order was recorded; a further revision changes the reports that have an earlier one. */
    static void recorded(Statements sql, NewOrder order, Recorded one) {
        Verdict verdict = one.verdict();
        if (verdict == Verdict.OPEN && order.checked().revision() > 1) {
            ofOrder(sql, one.orderId());
        }
        if (order.source().batch() == null || verdict == Verdict.CONTINUED) {
            return;
        }
        long batchId = order.source().batch().id();
        boolean isOpen = verdict == Verdict.OPEN;
        add(sql, batchId, 1, isOpen ? 1 : 0);
        if (!isOpen) {
            count(sql, batchId, Outcome.valueOf(verdict.name()).text(), 1);
        }
    }

    static void count(Statements sql, long batchId, String outcome, long orders) {
        of(sql, batchId).outcomes.merge(outcome, orders, Long::sum);
    }

    /** An order has another state, or its payment: so have its repetitions and other revisions. */
    static void ofOrder(Statements sql, long orderId) {
        sql.atCommit(BatchChanges.class, BatchChanges::new).orders.add(orderId);
    }

    /** A call has an outcome: it may have paid back. */
    static void ofCall(Statements sql, long callId) {
        sql.atCommit(BatchChanges.class, BatchChanges::new).calls.add(callId);
    }

    @Override
    public void accept(Statements sql) {
        calls.forEach(call -> paidBack(sql, call));
        changes.forEach((batchId, change) -> run(sql, batchId, change));
        Repetitions.changed(sql, List.copyOf(orders));
    }

    private void paidBack(Statements sql, long callId) {
        sql.each(
                """
                SELECT o.id, o.batch_id FROM doku_refunds f JOIN doku_orders o ON o.merchant = f.merchant
                  AND o.invoice_number = f.invoice_number AND o.claims_key = 1
                  WHERE f.order_id = ?""",
                row -> {
                    orders.add(row.getLong(1));
                    Long batchId = Statements.number(row, "batch_id");
                    if (batchId != null) {
                        Batching.paid(sql, batchId);
                    }
                },
                callId);
    }

    private static void run(Statements sql, long batchId, Change change) {
        sql.update(
                """
                UPDATE doku_batches SET total = total + ?, open = open + ?, changes = changes + 1,
                  settled_changes = changes + 1 WHERE id = ?""",
                change.total,
                change.open,
                batchId);
        String counted =
                """
                INSERT INTO doku_batch_outcomes (batch_id, outcome, orders) VALUES (?, ?, ?)
                  ON CONFLICT (batch_id, outcome)
                  DO UPDATE SET orders = doku_batch_outcomes.orders + excluded.orders""";
        change.outcomes.forEach((outcome, orders) -> sql.update(counted, batchId, outcome, orders));
    }
}
