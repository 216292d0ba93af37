package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Movement;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Tally;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people and reports want to know. */
interface Asking extends Ledger, Stored {

    String VIEW =
            "SELECT "
                    + OrderState.COLUMNS
                    + ", r.request_id FROM doku_orders o LEFT JOIN doku_requests r ON r.order_id = o.id";

    Row<Tally> TALLY = Row.of(Tally.class);

    @Override
    default Optional<OrderView> find(
            String merchant, String operation, String invoiceNumber, int revision) {
        return find(
                """
                o.merchant = ? AND o.operation = ? AND o.invoice_number = ?
                  AND o.revision = ? AND o.claims_key = 1""",
                merchant,
                operation,
                invoiceNumber,
                revision);
    }

    @Override
    default Optional<OrderView> findAtDoku(
            String merchant, String operation, String dokuNumber, @Nullable Integer revision) {
        return find(
                "o.merchant = ? AND o.doku_number = ? AND o.claims_key = 1 AND o.operation = ?"
                        + " AND o.revision = COALESCE(?, o.revision) ORDER BY o.revision DESC LIMIT 1",
                merchant,
                dokuNumber,
                operation,
                revision);
    }

    @Override
    default Optional<OrderView> findCall(String merchant, String operation, String key) {
        return find(
                """
                o.merchant = ? AND o.operation = ? AND o.call_key = ?
                  AND o.claims_key = 1""",
                merchant,
                operation,
                key);
    }

    @Override
    default Optional<OrderView> find(long orderId) {
        return find("o.id = ?", orderId);
    }

    private Optional<OrderView> find(String where, @Nullable Object... values) {
        return ledger().read(sql -> find(sql, where, values));
    }

    private static Optional<OrderView> find(
            Statements sql, String where, @Nullable Object... values) {
        Optional<OrderView> order = sql.one(VIEW + " WHERE " + where, Asking::view, values);
        order.ifPresent(one -> one.history().addAll(History.of(sql, one.orderId())));
        return order;
    }

    private static OrderView view(ResultSet row) throws SQLException {
        byte[] document = row.getBytes("document");
        String dokuNumber = row.getString("doku_number");
        return new OrderView(
                row.getLong("id"),
                row.getString("state").equals("open"),
                document == null
                        ? OrderState.ROW.read(row).pending(row.getString("request_id"))
                        : OutcomeDocument.fromJson(document),
                dokuNumber == null ? row.getString("invoice_number") : dokuNumber,
                payment(row),
                person(row),
                new ArrayList<>());
    }

    private static OrderView.Person person(ResultSet row) throws SQLException {
        String closed = row.getString("closed");
        return new OrderView.Person(
                row.getString("owner"),
                Statements.number(row, "cancelled_at"),
                closed == null
                        ? null
                        : OrderJson.read(
                                closed.getBytes(StandardCharsets.UTF_8), ObjectNode.class));
    }

    private static @Nullable ObjectNode payment(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("content");
        if (content == null
                || row.getString("call_key") != null
                || Outcome.DECLINED.text().equals(row.getString("outcome"))) {
            return null;
        }
        byte[] told = row.getBytes("payment");
        return told == null
                ? PaymentDocument.pending(Order.fromJson(content).amount())
                : PaymentDocument.fromJson(told);
    }

    @Override
    default boolean hasOpenOrders(Set<String> merchants) {
        String open =
                """
                SELECT 1 FROM doku_orders WHERE state = 'open' AND merchant = ?
                  AND lane IN (0, 1) LIMIT 1""";
        return ledger().read(
                        sql ->
                                merchants.stream()
                                        .anyMatch(
                                                one ->
                                                        sql.any(open, one)
                                                                || DueLanes.isAnyOpen(sql, one)));
    }

    @Override
    default boolean hasUnresolvedDue(Set<String> merchants, long now) {
        String due =
                """
                SELECT 1 FROM doku_orders WHERE outcome = 'unresolved' AND merchant = ?
                  AND (due_at <= ? OR claim <> 0) LIMIT 1""";
        return ledger().read(sql -> merchants.stream().anyMatch(one -> sql.any(due, one, now)));
    }

    @Override
    default boolean hasOutcome(String outcome) {
        return ledger().any("SELECT 1 FROM doku_orders WHERE outcome = ? LIMIT 1", outcome);
    }

    @Override
    default Movement movement() {
        return ledger().list(
                        """
                        SELECT b.recorded, b.finished, o.open, o.attempts, d.undelivered, o.retry_at FROM
                          (SELECT COALESCE(SUM(total), 0) AS recorded, COUNT(finished_at) AS finished
                            FROM doku_batches) b,
                          (SELECT COUNT(*) AS open, COALESCE(SUM(attempts), 0) AS attempts,
                            COALESCE(MAX(CASE WHEN attempts > 0 AND state = 'open' THEN due_at END), 0)
                              AS retry_at
                            FROM doku_orders WHERE state = 'open' OR outcome = 'unresolved') o,
                          (SELECT COUNT(*) AS undelivered
                            FROM doku_deliveries WHERE state <> 'delivered') d""",
                        Row.of(Movement.class))
                .get(0);
    }

    @Override
    default List<String> troubles() {
        return ledger().list(
                        """
                        SELECT a.message, COUNT(*) FROM doku_orders o
                          JOIN doku_attempts a ON a.order_id = o.id AND a.number = o.tries
                          WHERE o.state = 'open' AND a.message IS NOT NULL
                          GROUP BY a.message ORDER BY 2 DESC, 1 LIMIT 3""",
                        row -> row.getLong(2) + " of them: " + row.getString(1));
    }

    @Override
    default List<Tally> tally() {
        return ledger().list(
                        """
                        SELECT intake, source_name, COALESCE(o.outcome, 'pending') AS outcome,
                          COUNT(*) AS orders FROM doku_orders o WHERE call_key IS NULL
                          GROUP BY intake, source_name, o.outcome ORDER BY MIN(id)""",
                        TALLY);
    }
}
