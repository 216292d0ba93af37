package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import java.util.Map;
import java.util.TreeMap;

/** How the counts of batches change in one transaction, whoever shares it: written once. */
final class BatchChanges implements Statements.AtCommit {

    private static final class Change {
        long total;
        long open;
        final Map<String, Long> outcomes = new TreeMap<>();
    }

    private final Map<Long, Change> changes = new TreeMap<>();

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

    static void count(Statements sql, long batchId, String outcome, long orders) {
        of(sql, batchId).outcomes.merge(outcome, orders, Long::sum);
    }

    @Override
    public void run(Statements sql) {
        changes.forEach((batchId, change) -> run(sql, batchId, change));
    }

    private static void run(Statements sql, long batchId, Change change) {
        sql.update(
                """
                UPDATE batches SET total = total + ?, open = open + ?, changes = changes + 1,
                  settled_changes = changes + 1 WHERE id = ?""",
                change.total,
                change.open,
                batchId);
        String counted =
                """
                INSERT INTO batch_outcomes (batch_id, outcome, orders) VALUES (?, ?, ?)
                  ON CONFLICT (batch_id, outcome)
                  DO UPDATE SET orders = batch_outcomes.orders + excluded.orders""";
        change.outcomes.forEach((outcome, orders) -> sql.update(counted, batchId, outcome, orders));
    }
}
