package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.TableRead;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.order.OrderJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What the check of a table came to, in a relational database. */
record SqlFindings(Transactions ledger) implements BatchFindings {

    /** Changes with whatever papers of the check show, and with no order that is sent. */
    private static final String STATE =
            """
            SELECT s.*, s.counted || ':' || s.repaired
              || CASE WHEN s.gate = 'waiting' THEN ':to approve' ELSE '' END AS state FROM (
              SELECT b.name, b.digest, b.opened_at, b.total, b.gate, n.paper, n.notes,
                (SELECT COUNT(*) FROM doku_repaired_rows r WHERE r.batch_id = b.id) AS repaired,
                b.total || ':' || (SELECT COUNT(*) FROM doku_questions q
                  WHERE q.batch_id = b.id AND q.answered_at IS NULL)
                || ':' || (SELECT COALESCE(SUM(t.orders), 0) FROM doku_batch_outcomes t
                  WHERE t.batch_id = b.id
                    AND t.outcome IN ('invalid', 'conflict', 'duplicate', 'cancelled')) AS counted
                FROM doku_batches b JOIN doku_batch_notes n ON n.batch_id = b.id
                WHERE b.id = ? AND b.recorded_at IS NOT NULL
                  AND b.gate IN ('waiting', 'released', 'cancelled')) s""";

    /** {@code p} is the order that was there before. */
    private static final String ROW =
            """
            SELECT COALESCE(o.source_row, o.line) AS shown, o.invoice_number, o.content, o.amount,
              o.document, p.content AS other_content, p.amount AS other_amount,
              p.batch_id AS other_batch, p.intake, p.source_name,
              COALESCE(p.source_row, p.line) AS other_row, p.invoice_number AS other_number,
              p.received_at AS other_at, p.id AS other_id, o.batch_id,"""
                    + Repetitions.WAITS
                    + """
               AS other_waits,
              CASE WHEN o.outcome = 'conflict' THEN (SELECT MIN(COALESCE(c.source_row, c.line))
                FROM doku_orders c WHERE c.batch_id = o.batch_id
                  AND c.outcome IN ('conflict', 'invalid') AND c.merchant = o.merchant
                  AND c.operation = o.operation AND c.invoice_number = o.invoice_number
                  AND c.revision = o.revision AND c.id <> o.id) END AS against,\s""";

    private static final String OUTCOME = "o.outcome AS what, NULL AS usual ";

    private static final String REPEATED =
            """
            FROM doku_orders o LEFT JOIN doku_orders p ON o.outcome = 'duplicate' AND p.claims_key = 1
              AND p.merchant = o.merchant AND p.operation = o.operation
              AND p.invoice_number = o.invoice_number AND p.revision = o.revision WHERE\s""";

    /** {@code o} stands as it is. */
    static final String NOT_REPAIRED =
            """

            AND NOT EXISTS (SELECT 1 FROM doku_repaired_rows r WHERE r.batch_id = o.batch_id
               AND r.shown_row = COALESCE(o.source_row, o.line))""";

    /** Rows of a batch that are not sent, and are none of another batch. */
    static final String TO_FIX =
            REPEATED
                    + "o.batch_id = ? AND (o.outcome IN ('invalid', 'conflict')"
                    + " OR o.outcome = 'duplicate'"
                    + " AND (p.id IS NULL OR p.batch_id = o.batch_id))"
                    + NOT_REPAIRED;

    /** The same of one number, of which one at least is no duplicate. */
    private static final String NUMBERED =
            REPEATED
                    + """
                    o.id IN (SELECT k.id FROM doku_orders k WHERE k.batch_id = ?
                      AND k.invoice_number = ? AND k.outcome IN ('conflict', 'invalid')
                    UNION SELECT d.id FROM doku_orders k JOIN doku_orders d ON d.outcome = 'duplicate'
                      AND d.merchant = k.merchant AND d.operation = k.operation
                      AND d.invoice_number = k.invoice_number AND d.batch_id = k.batch_id
                      WHERE k.batch_id = ? AND k.invoice_number = ?
                      AND k.outcome IN ('conflict', 'invalid'))
                      AND (o.outcome <> 'duplicate' OR p.id IS NULL OR p.batch_id = o.batch_id)"""
                    + NOT_REPAIRED;

    private static final String IN_ORDER = " ORDER BY o.line, o.id";

    @Override
    public void note(long batchId, TableRead read) {
        String notes = new String(OrderJson.document(read), StandardCharsets.UTF_8);
        ledger.update(
                """
                INSERT INTO doku_batch_notes (batch_id, notes) VALUES (?, ?) ON CONFLICT (batch_id)
                  DO UPDATE SET notes = excluded.notes, paper = NULL""",
                batchId,
                notes);
    }

    @Override
    public String seal(String said) {
        return ledger.write(sql -> PaperSeal.of(sql, said));
    }

    @Override
    public Optional<Found> find(long batchId) {
        return ledger.read(sql -> find(sql, batchId));
    }

    private static Optional<Found> find(Statements sql, long batchId) {
        FindingSums sums = new FindingSums(sql, batchId);
        return sql.one(
                STATE,
                row ->
                        new Found(
                                row.getString("name"),
                                row.getString("digest"),
                                row.getLong("opened_at"),
                                OrderJson.read(
                                        row.getString("notes").getBytes(StandardCharsets.UTF_8),
                                        TableRead.class),
                                row.getLong("total"),
                                sums.ready(),
                                sums.toFix(),
                                sums.toConfirm(),
                                sums.repaired(row.getLong("repaired")),
                                sums.cancelled(),
                                row.getString("gate").equals("waiting"),
                                row.getString("gate").equals(WaitingRows.CANCELLED),
                                row.getString("state"),
                                Objects.requireNonNullElse(row.getString("paper"), "")),
                batchId);
    }

    @Override
    public boolean isUntold(long batchId) {
        return ledger.any(
                "SELECT 1 FROM (" + STATE + ") t WHERE paper IS NULL OR paper <> state", batchId);
    }

    @Override
    public void told(long batchId, Found found) {
        ledger.update(
                "UPDATE doku_batch_notes SET paper = ? WHERE batch_id = ? AND COALESCE(paper, '') = ?",
                found.state(),
                batchId,
                found.paper());
    }

    @Override
    public List<Written> written(int most) {
        return ledger.list(
                """
                SELECT b.id, b.name FROM doku_batch_notes n JOIN doku_batches b ON b.id = n.batch_id
                  WHERE n.paper IS NOT NULL ORDER BY b.id DESC LIMIT ?""",
                row -> new Written(row.getLong(1), row.getString(2)),
                most);
    }

    @Override
    public void toFix(long batchId, int most, Consumer<Row> each) {
        each(ROW + OUTCOME + TO_FIX + IN_ORDER + " LIMIT ?", each, batchId, most);
    }

    @Override
    public void numbered(long batchId, String invoiceNumber, Consumer<Row> each) {
        each(
                ROW + OUTCOME + NUMBERED + IN_ORDER,
                each,
                batchId,
                invoiceNumber,
                batchId,
                invoiceNumber);
    }

    @Override
    public List<Long> repaired(long batchId) {
        return ledger.list(
                "SELECT shown_row FROM doku_repaired_rows WHERE batch_id = ?",
                row -> row.getLong(1),
                batchId);
    }

    @Override
    public void toConfirm(long batchId, int most, Consumer<Row> each) {
        each(
                ROW
                        + "q.code AS what, q.usual FROM doku_questions q JOIN doku_orders o"
                        + " ON o.id = q.order_id LEFT JOIN doku_orders p ON p.id = q.other_id"
                        + " WHERE q.batch_id = ? AND q.answered_at IS NULL"
                        + IN_ORDER
                        + ", q.code LIMIT ?",
                each,
                batchId,
                most);
    }

    @Override
    public void takenBefore(long batchId, Consumer<Row> each) {
        each(
                ROW
                        + OUTCOME
                        + REPEATED
                        + "o.batch_id = ? AND o.outcome = 'duplicate' AND p.id IS NOT NULL"
                        + " AND (p.batch_id IS NULL OR p.batch_id <> o.batch_id)"
                        + NOT_REPAIRED
                        + IN_ORDER,
                each,
                batchId);
    }

    private void each(String statement, Consumer<Row> each, Object... values) {
        ledger.eachApart(statement, row -> each.accept(FindingRows.row(row)), values);
    }
}
