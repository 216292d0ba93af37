package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to orders, in order: rows of the events table. */
final class History {

    /**
     * @param detail null for none
     */
    record Event(long orderId, long at, String kind, @Nullable String detail) {}

    private static final Row<OrderView.Event> EVENT = Row.of(OrderView.Event.class);

    private History() {}

    static void add(Statements sql, long orderId, long at, String kind, @Nullable String detail) {
        add(sql, List.of(new Event(orderId, at, kind, detail)));
    }

    static void add(Statements sql, List<Event> events) {
        sql.insertAll(
                "INSERT INTO doku_events (order_id, at, kind, detail) VALUES",
                "(?, ?, ?, ?)",
                events.stream()
                        .map(e -> new Object[] {e.orderId(), e.at(), e.kind(), e.detail()})
                        .toList());
    }

    /** What a person did. */
    static void add(
            Statements sql,
            long orderId,
            long at,
            String kind,
            @Nullable String detail,
            String person,
            String reason) {
        sql.update(
                "INSERT INTO doku_events (order_id, at, kind, detail, person, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                orderId,
                at,
                kind,
                detail,
                person,
                reason);
    }

    static List<OrderView.Event> of(Statements sql, long orderId) {
        return sql.list(
                "SELECT at, kind, detail, person, reason FROM doku_events WHERE order_id = ? ORDER BY id",
                EVENT,
                orderId);
    }
}
