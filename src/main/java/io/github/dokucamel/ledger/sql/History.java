package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to orders, in order: rows of the events table. */
final class History {

    /**
     * @param detail null for none
     */
    record Event(long orderId, long at, String kind, @Nullable String detail) {}

    private History() {}

    static void add(Statements sql, long orderId, long at, String kind, @Nullable String detail)
            throws SQLException {
        add(sql, List.of(new Event(orderId, at, kind, detail)));
    }

    static void add(Statements sql, List<Event> events) throws SQLException {
        sql.insertAll(
                "INSERT INTO events (order_id, at, kind, detail) VALUES",
                "(?, ?, ?, ?)",
                events.stream()
                        .map(e -> new Object[] {e.orderId(), e.at(), e.kind(), e.detail()})
                        .toList());
    }

    static List<OrderView.Event> of(Statements sql, long orderId) throws SQLException {
        return sql.list(
                "SELECT at, kind, detail FROM events WHERE order_id = ? ORDER BY id",
                row -> new OrderView.Event(row.getLong(1), row.getString(2), row.getString(3)),
                orderId);
    }
}
