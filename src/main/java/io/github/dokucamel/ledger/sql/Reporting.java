package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in reports. */
interface Reporting extends Ledger, Stored {

    /**
     * {@code p} is the order itself, or the one that a duplicate repeats; none of a row that a check
     * workbook put right or left out.
     */
    String ROWS =
            """
            SELECT o.line, o.invoice_number, o.merchant, o.operation, o.revision, o.outcome,
              o.source_row, o.document, p.id AS payable, p.outcome AS payable_outcome, p.content,
              p.document AS payable_document, p.payment_status, p.paid_at, r.request_id,
              COALESCE(o.source_row, o.line) AS shown, o.amount, f.act, w.name AS repair,\s"""
                    + Bills.ENDED.formatted("p")
                    + ","
                    + Repetitions.WAITS
                    + " AS payable_waits,"
                    + RevisedBill.IS
                    + """
               AS revised,
              o.lane < 0 OR EXISTS (SELECT 1 FROM doku_batches b WHERE b.id = o.batch_id
                AND b.gate = 'waiting') AS waits
              FROM doku_orders o
              LEFT JOIN doku_repaired_rows f ON f.batch_id = o.batch_id AND f.act <> 'confirmed'
                AND f.shown_row = COALESCE(o.source_row, o.line)
              LEFT JOIN doku_batches w ON w.id = f.repair_id
              LEFT JOIN doku_orders p ON p.id = CASE WHEN f.act IS NOT NULL THEN NULL
                WHEN o.outcome = 'duplicate' THEN
                (SELECT k.id FROM doku_orders k WHERE k.claims_key = 1 AND k.merchant = o.merchant
                  AND k.operation = o.operation AND k.invoice_number = o.invoice_number
                  AND k.revision = o.revision) ELSE o.id END
              LEFT JOIN doku_requests r ON r.order_id = p.id
              WHERE o.batch_id = ? ORDER BY o.line, o.id""";

    @Override
    default long report(long batchId, Consumer<ReportRow> each) {
        return ledger().apart(
                        sql -> {
                            FileAmounts said = FileAmounts.of(sql, batchId);
                            sql.each(ROWS, row -> each.accept(reportRow(sql, row, said)), batchId);
                            return said.rest();
                        });
    }

    @Override
    default void bills(Consumer<Bill> bill) {
        ledger().apart(
                        sql -> {
                            Bills.each(sql, bill);
                            return bill;
                        });
    }

    private static ReportRow reportRow(Statements sql, ResultSet row, FileAmounts said)
            throws SQLException {
        OutcomeDocument document = document(row, "document");
        OutcomeDocument payable = document(row, "payable_document");
        byte[] content = row.getBytes("content");
        Order order = content == null ? null : Order.fromJson(content);
        String paymentStatus = paymentStatus(row);
        RepairedRow repair = RepairedRow.of(row.getString("act"), row.getString("repair"));
        return new ReportRow(
                row.getLong("line"),
                row.getString("invoice_number"),
                row.getString("merchant"),
                row.getString("operation"),
                row.getInt("revision"),
                repair == null ? outcome(row, document) : repair.outcome(),
                payable == null ? null : payable.paymentUrl(),
                payable == null ? row.getString("request_id") : payable.requestId(),
                repair == null ? code(document) : repair.code(),
                repair == null ? message(document) : repair.message(),
                paymentStatus,
                number(row, "paid_at"),
                payable == null ? null : payable.paymentCode(),
                order == null ? null : (Long) order.amount(),
                received(sql, row.getLong("payable"), order, paymentStatus),
                order == null ? null : order.dueDate(),
                number(row, "source_row"),
                document == null || document.error() == null || repair != null
                        ? List.of()
                        : document.error().violations(),
                order == null ? fileAmount(row, said) : null,
                Outcome.DUPLICATE.text().equals(row.getString("outcome"))
                        && row.getBoolean("payable_waits"),
                repair == null ? null : repair.batch(),
                Bills.ended(row),
                row.getBoolean("revised") ? RevisedBill.of(sql, row.getLong("payable")) : null);
    }

    private static @Nullable Long fileAmount(ResultSet row, FileAmounts said) throws SQLException {
        Long amount = number(row, "amount");
        return amount == null ? said.of(row.getLong("shown")) : amount;
    }

    private static @Nullable String outcome(ResultSet row, @Nullable OutcomeDocument document)
            throws SQLException {
        return document == null ? onItsWay(row) : document.outcome();
    }

    private static @Nullable String code(@Nullable OutcomeDocument document) {
        return document == null || document.error() == null ? null : document.error().code();
    }

    private static String onItsWay(ResultSet row) throws SQLException {
        return row.getBoolean("waits") ? "waiting" : OutcomeDocument.PENDING;
    }

    private static @Nullable OutcomeDocument document(ResultSet row, String column)
            throws SQLException {
        byte[] json = row.getBytes(column);
        return json == null ? null : OutcomeDocument.fromJson(json);
    }

    /** Null while nothing can be paid. */
    private static @Nullable Received received(
            Statements sql, long orderId, @Nullable Order order, @Nullable String paymentStatus) {
        if (order == null || paymentStatus == null) {
            return null;
        }
        return paymentStatus.equals(PaymentState.PENDING.text())
                ? Received.NOTHING
                : ReceivedRows.of(sql, orderId, order);
    }

    private static @Nullable String paymentStatus(ResultSet row) throws SQLException {
        String told = row.getString("payment_status");
        boolean payable = Outcome.ACCEPTED.text().equals(row.getString("payable_outcome"));
        return told == null && payable ? PaymentState.PENDING.text() : told;
    }

    private static @Nullable String message(@Nullable OutcomeDocument document) {
        if (document == null || document.error() == null) {
            return null;
        }
        return document.resolution() == null
                ? document.error().message()
                : document.error().message() + " Next: " + document.resolution().nextAction();
    }
}
