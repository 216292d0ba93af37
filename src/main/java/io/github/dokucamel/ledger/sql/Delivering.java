package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox: from a settled order to each of its destinations. */
final class Delivering {

    private Delivering() {}

    static List<Delivery> due(Statements sql, String destination, int limit, long now)
            throws SQLException {
        return sql.list(
                """
                SELECT d.*, o.reply_to, o.correlation_id FROM deliveries d
                  LEFT JOIN orders o ON o.id = d.order_id
                  WHERE d.state <> 'delivered' AND d.destination = ? AND d.due_at <= ?
                  ORDER BY d.due_at, d.id LIMIT ?""",
                row ->
                        new Delivery(
                                row.getLong("id"),
                                row.getString("delivery_id"),
                                row.getString("outcome"),
                                row.getString("destination"),
                                row.getString("file_name"),
                                row.getBytes("document"),
                                row.getString("state").equals("staged"),
                                row.getInt("tries"),
                                row.getString("reply_to"),
                                row.getString("correlation_id")),
                destination,
                now,
                limit);
    }

    static Optional<Long> next(Statements sql, String destination, long now) throws SQLException {
        return sql.one(
                """
                SELECT due_at FROM deliveries
                  WHERE state <> 'delivered' AND destination = ? AND due_at > ?
                  ORDER BY due_at LIMIT 1""",
                row -> row.getLong(1),
                destination,
                now);
    }

    static Integer staged(Statements sql, List<Delivery> deliveries) throws SQLException {
        return sql.updateAll(
                "UPDATE deliveries SET state = 'staged' WHERE state = 'pending' AND id IN",
                ids(deliveries));
    }

    static Integer delivered(Statements sql, List<Delivery> deliveries, long now)
            throws SQLException {
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

    static Integer failed(Statements sql, Delivery delivery, String error, long dueAt)
            throws SQLException {
        return sql.update(
                """
                UPDATE deliveries SET tries = tries + 1, last_error = ?, due_at = ?
                  WHERE id = ? AND state <> 'delivered'""",
                error,
                dueAt,
                delivery.id());
    }

    static Set<String> pendingDestinations(Statements sql) throws SQLException {
        return new HashSet<>(
                sql.list(
                        "SELECT DISTINCT destination FROM deliveries WHERE state <> 'delivered'",
                        row -> row.getString(1)));
    }

    static boolean any(Statements sql, int tries) throws SQLException {
        return sql.any(
                "SELECT 1 FROM deliveries WHERE state <> 'delivered' AND tries < ? LIMIT 1", tries);
    }

    static boolean anyDue(Statements sql, long now) throws SQLException {
        return sql.any(
                "SELECT 1 FROM deliveries WHERE state <> 'delivered' AND due_at <= ? LIMIT 1", now);
    }
}
