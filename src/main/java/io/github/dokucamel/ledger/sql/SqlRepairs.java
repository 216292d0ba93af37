package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.signature.AsciiCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Check workbooks that were dropped back, in a relational database. */
record SqlRepairs(Transactions ledger) implements Repairs {

    private static final Statements.Row<Original> ORIGINAL = Statements.Row.of(Original.class);

    @Override
    public Optional<Original> original(String name) {
        return ledger.read(
                sql ->
                        sql.one(
                                """
                                SELECT id, name, digest, opened_at, gate,
                                  recorded_at IS NOT NULL AS recorded FROM doku_batches WHERE name = ?""",
                                ORIGINAL,
                                name));
    }

    @Override
    public boolean isSealed(String said, String seal) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8),
                ledger.write(sql -> PaperSeal.of(sql, said)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<Long, Done> done(long batchId, String fileName) {
        Map<Long, Done> done = new HashMap<>();
        ledger.eachApart(
                """
                SELECT r.shown_row, b.name, b.person, r.said FROM doku_repaired_rows r
                  JOIN doku_batches b ON b.id = r.repair_id
                  WHERE r.batch_id = ? AND (b.file_name <> ? OR b.finished_at IS NOT NULL)""",
                row ->
                        done.put(
                                row.getLong(1),
                                new Done(row.getString(2), row.getString(3), row.getString(4))),
                batchId,
                fileName);
        return done;
    }

    @Override
    public boolean isBegun(long batchId, String fileName) {
        return ledger.any(
                """
                SELECT 1 FROM doku_repaired_rows r JOIN doku_batches b ON b.id = r.repair_id
                  WHERE r.batch_id = ? AND b.file_name = ? AND b.finished_at IS NULL""",
                batchId,
                fileName);
    }

    @Override
    public Set<Long> open(long batchId) {
        Set<Long> open = new TreeSet<>();
        ledger.eachApart(
                """
                SELECT DISTINCT COALESCE(source_row, line) FROM doku_orders o WHERE batch_id = ?
                  AND (outcome IN ('invalid', 'conflict', 'duplicate') OR EXISTS
                    (SELECT 1 FROM doku_questions q WHERE q.order_id = o.id AND q.answered_at IS NULL))""",
                row -> open.add(row.getLong(1)),
                batchId);
        return open;
    }

    @Override
    public void begin(
            Original original, Batch repair, Map<Long, Row> rows, String person, long now) {
        ledger.write(sql -> begin(sql, original, repair, rows, person, now));
    }

    private static int begin(
            Statements sql,
            Original original,
            Batch repair,
            Map<Long, Row> rows,
            String person,
            long now) {
        // Of a workbook that changed while it was read what it said before counts no more.
        sql.update("DELETE FROM doku_repaired_rows WHERE repair_id = ?", repair.id());
        sql.insertAll(
                "INSERT INTO doku_repaired_rows (batch_id, shown_row, repair_id, act, said) VALUES",
                "(?, ?, ?, ?, ?)",
                rows.entrySet().stream()
                        .map(row -> values(original, repair, row.getKey(), row.getValue()))
                        .toList());
        List<Long> confirmed = new ArrayList<>();
        List<Long> leftOut = new ArrayList<>();
        WaitingRows.of(sql, original.id())
                .forEach(
                        (order, shown) -> {
                            Row row = rows.get(shown);
                            if (row != null) {
                                (row.act() == Act.CONFIRMED ? confirmed : leftOut).add(order);
                            }
                        });
        String reason = "by the check workbook " + repair.name();
        if (!confirmed.isEmpty()) {
            WaitingRows.confirm(sql, original.id(), confirmed, person, reason, now);
        }
        if (!leftOut.isEmpty()) {
            WaitingRows.leaveOut(sql, original.id(), leftOut, person, reason, now);
        }
        return sql.update(
                """
                UPDATE doku_batches SET changes = changes + 1, settled_changes = changes + 1
                  WHERE id = ?""",
                original.id());
    }

    private static Object[] values(Original original, Batch repair, long shown, Row row) {
        String act = AsciiCase.lower(row.act().name());
        return new Object[] {original.id(), shown, repair.id(), act, row.said()};
    }
}
