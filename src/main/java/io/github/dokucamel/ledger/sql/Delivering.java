package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox: from a settled order to each of its destinations. */
interface Delivering extends Ledger, Stored {

    Row<Delivery> DELIVERY = Row.of(Delivery.class);

    String UNDELIVERED =
            """
            SELECT d.*, d.state = 'staged' AS staged, o.reply_to, o.correlation_id, b.name AS batch
              FROM doku_deliveries d LEFT JOIN doku_orders o ON o.id = d.order_id
              LEFT JOIN doku_batches b ON b.id = o.batch_id
              WHERE d.state <> 'delivered' AND d.destination = ?""";

    @Override
    default List<Delivery> dueDeliveries(String destination, int limit, long now) {
        return ledger().list(
                        UNDELIVERED + " AND d.due_at <= ? ORDER BY d.due_at, d.id LIMIT ?",
                        DELIVERY,
                        destination,
                        now,
                        limit);
    }

    @Override
    default Optional<Delivery> undelivered(String destination, String deliveryId) {
        return ledger().one(
                        UNDELIVERED + " AND d.delivery_id = ?", DELIVERY, destination, deliveryId);
    }

    @Override
    default Optional<Long> nextDelivery(String destination, long now) {
        return ledger().one(
                        """
                        SELECT due_at FROM doku_deliveries
                          WHERE state <> 'delivered' AND destination = ? AND due_at > ?
                          ORDER BY due_at LIMIT 1""",
                        row -> row.getLong(1),
                        destination,
                        now);
    }

    @Override
    default void staged(List<Delivery> deliveries) {
        ledger().updateAll(
                        "UPDATE doku_deliveries SET state = 'staged' WHERE state = 'pending' AND id IN",
                        ids(deliveries));
    }

    @Override
    default void delivered(List<Delivery> deliveries, long now) {
        ledger().updateAll(
                        """
                        UPDATE doku_deliveries SET state = 'delivered', delivered_at = ?,
                          document = NULL, last_error = NULL WHERE id IN""",
                        ids(deliveries),
                        now);
    }

    private static List<Long> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }

    @Override
    default void deliveryFailed(Delivery delivery, String error, long dueAt) {
        ledger().update(
                        """
                        UPDATE doku_deliveries SET tries = tries + 1, last_error = ?, due_at = ?
                          WHERE id = ? AND state <> 'delivered'""",
                        error,
                        dueAt,
                        delivery.id());
    }

    @Override
    default Set<String> pendingDestinations() {
        return new HashSet<>(
                ledger().list(
                                "SELECT DISTINCT destination FROM doku_deliveries WHERE state <> 'delivered'",
                                row -> row.getString(1)));
    }

    @Override
    default boolean hasDeliveries(int tries) {
        return ledger().any(
                        "SELECT 1 FROM doku_deliveries WHERE state <> 'delivered' AND tries < ? LIMIT 1",
                        tries);
    }

    @Override
    default boolean hasDueDeliveries(long now) {
        return ledger().any(
                        "SELECT 1 FROM doku_deliveries WHERE state <> 'delivered' AND due_at <= ? LIMIT 1",
                        now);
    }
}
