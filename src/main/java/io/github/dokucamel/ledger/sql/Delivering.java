package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.store.RecordRow;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox: from a settled order to each of its destinations. */
final class Delivering {

    private static final Row<Delivery> DELIVERY = new RecordRow<>(Delivery.class);

    private Delivering() {}

    static List<Delivery> due(Statements sql, String destination, int limit, long now) {
        return sql.list(
                """
                SELECT d.*, d.state = 'staged' AS staged, o.reply_to, o.correlation_id
                  FROM deliveries d
                  LEFT JOIN orders o ON o.id = d.order_id
                  WHERE d.state <> 'delivered' AND d.destination = ? AND d.due_at <= ?
                  ORDER BY d.due_at, d.id LIMIT ?""",
                DELIVERY,
                destination,
                now,
                limit);
    }

    static Optional<Long> next(Statements sql, String destination, long now) {
        return sql.one(
                """
                SELECT due_at FROM deliveries
                  WHERE state <> 'delivered' AND destination = ? AND due_at > ?
                  ORDER BY due_at LIMIT 1""",
                row -> row.getLong(1),
                destination,
                now);
    }

    static Integer staged(Statements sql, List<Delivery> deliveries) {
        return sql.updateAll(
                "UPDATE deliveries SET state = 'staged' WHERE state = 'pending' AND id IN",
                ids(deliveries));
    }

    static Integer delivered(Statements sql, List<Delivery> deliveries, long now) {
        return sql.updateAll(
                """
                UPDATE deliveries SET state = 'delivered', delivered_at = ?, document = NULL,
                  last_error = NULL WHERE id IN""",
                ids(deliveries),
                now);
    }

    private static List<Long> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }

    static Integer failed(Statements sql, Delivery delivery, String error, long dueAt) {
        return sql.update(
                """
                UPDATE deliveries SET tries = tries + 1, last_error = ?, due_at = ?
                  WHERE id = ? AND state <> 'delivered'""",
                error,
                dueAt,
                delivery.id());
    }

    static Set<String> pendingDestinations(Statements sql) {
        return new HashSet<>(
                sql.list(
                        "SELECT DISTINCT destination FROM deliveries WHERE state <> 'delivered'",
                        row -> row.getString(1)));
    }

    static boolean any(Statements sql, int tries) {
        return sql.any(
                "SELECT 1 FROM deliveries WHERE state <> 'delivered' AND tries < ? LIMIT 1", tries);
    }

    static boolean anyDue(Statements sql, long now) {
        return sql.any(
                "SELECT 1 FROM deliveries WHERE state <> 'delivered' AND due_at <= ? LIMIT 1", now);
    }
}
