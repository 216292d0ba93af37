package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.told.FreeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Batches: opened, recorded, finished, reported. */
interface Batching extends Ledger, Stored {

    String BATCH =
            """
            SELECT id, name, file_name, 1 AS seen_before, recorded_at IS NOT NULL AS recorded,
              gate <> 'none' AS gated FROM doku_batches WHERE finished_at IS NULL""";

    Row<Batch> ROW = Row.of(Batch.class);

    @Override
    default Batch openBatch(
            String name, String fileName, String digest, Set<String> taken, long now) {
        return ledger().write(sql -> open(sql, name, fileName, digest, taken, now));
    }

    private static Batch open(
            Statements sql,
            String dropped,
            String fileName,
            String digest,
            Set<String> taken,
            long now) {
        Optional<Batch> before =
                sql.one(
                        BATCH + " AND file_name = ? AND (recorded_at IS NULL OR digest = ?)",
                        ROW,
                        fileName,
                        digest);
        if (before.isPresent()) {
            // The same file, read again after a crash or a change: the same batch goes on.
            sql.update(
                    """
                    UPDATE doku_batches SET gate = CASE WHEN gate = 'closed' AND digest <> ? THEN 'stale'
                      ELSE gate END, digest = ? WHERE id = ?""",
                    digest,
                    digest,
                    before.get().id());
            return before.get();
        }
        // One that is recorded had its file moved when the process died: this one took its place.
        sql.update(
                "UPDATE doku_batches SET finished_at = ? WHERE file_name = ? AND finished_at IS NULL",
                now,
                fileName);
        String name = FreeName.of(dropped, other -> taken.contains(other) || exists(sql, other));
        long id =
                sql.one(
                                """
                                INSERT INTO doku_batches (name, file_name, digest, opened_at)
                                  VALUES (?, ?, ?, ?) RETURNING id""",
                                row -> row.getLong(1),
                                name,
                                fileName,
                                digest,
                                now)
                        .orElseThrow();
        return new Batch(id, name, fileName, false, false, false);
    }

    /** Names that differ by letter case alone are one where the system takes no notice of case. */
    private static boolean exists(Statements sql, String name) {
        return sql.any("SELECT 1 FROM doku_batches WHERE lower(name) = lower(?)", name);
    }

    @Override
    default void batchRecorded(long batchId, long now) {
        ledger().update(
                        """
                        UPDATE doku_batches SET recorded_at = ?, changes = changes + 1,
                          settled_changes = changes + 1 WHERE id = ? AND recorded_at IS NULL""",
                        now,
                        batchId);
    }

    @Override
    default void batchFinished(long batchId, long now) {
        ledger().update("UPDATE doku_batches SET finished_at = ? WHERE id = ?", now, batchId);
    }

    @Override
    default void batchReopened(long batchId, String digest) {
        ledger().update(
                        """
                        UPDATE doku_batches SET recorded_at = NULL, finished_at = NULL,
                          gate = CASE WHEN gate = 'released' THEN 'reopened'
                            WHEN gate = 'waiting' THEN 'closed' ELSE gate END
                          WHERE id = ? AND digest = ?""",
                        batchId,
                        digest);
    }

    @Override
    default List<Batch> unfinishedBatches() {
        return ledger().list(BATCH + " ORDER BY id", ROW);
    }

    @Override
    default void reported(long batchId, long changes, long now) {
        ledger().update(
                        "UPDATE doku_batches SET reported_changes = ?, reported_at = ? WHERE id = ?",
                        changes,
                        now,
                        batchId);
    }

    @Override
    default List<BatchCounts> changedBatches() {
        return counts(
                "recorded_at IS NOT NULL AND changes <> reported_changes"
                        + " AND gate NOT IN ('closed', 'reopened')");
    }

    @Override
    default List<BatchCounts> openBatches() {
        return counts("finished_at IS NULL OR open > 0");
    }

    private List<BatchCounts> counts(String which) {
        return ledger().read(sql -> counts(sql, which));
    }

    private static BatchCounts counts(ResultSet row) throws SQLException {
        return new BatchCounts(
                row.getLong("id"),
                row.getString("name"),
                number(row, "recorded_at") != null,
                row.getLong("total"),
                row.getLong("open"),
                row.getLong("changes"),
                row.getLong("settled_changes") > row.getLong("reported_changes"),
                row.getLong("reported_at"),
                new HashMap<>());
    }

    private static List<BatchCounts> counts(Statements sql, String which) {
        List<BatchCounts> found =
                sql.list(
                        "SELECT * FROM doku_batches WHERE " + which + " ORDER BY id",
                        Batching::counts);
        for (BatchCounts batch : found) {
            sql.each(
                    "SELECT outcome, orders FROM doku_batch_outcomes WHERE batch_id = ?",
                    row -> batch.outcomes().put(row.getString(1), row.getLong(2)),
                    batch.id());
        }
        return found;
    }

    /** A row changed of which only the payment moved on. */
    static void paid(Statements sql, long batchId) {
        sql.update("UPDATE doku_batches SET changes = changes + 1 WHERE id = ?", batchId);
    }
}
