package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeFileName;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Puts an outcome document into the outbox, once per destination, inside the settling transaction. */
final class Outcomes {

    /** The destination of replies to JMSReplyTo. */
    static final String REPLY = "reply";

    /** Whose deliveries belong to no order. */
    static final long NO_ORDER = 0;

    private final SqlLedger.Outbox outbox;

    Outcomes(SqlLedger.Outbox outbox) {
        this.outbox = outbox;
    }

    static String newDeliveryId() {
        return UUID.randomUUID().toString();
    }

    /** Gives an order its outcome: order, history, batch and outbox at once. */
    void settled(
            Statements sql,
            OrderState before,
            Outcome outcome,
            OutcomeDocument document,
            String detail,
            long now)
            throws SQLException {
        byte[] json = document.toJson();
        sql.update(
                "UPDATE orders SET state = 'settled', outcome = ?, document = ?, settled_at = ?,"
                        + " ask_at = ?, payment_code = COALESCE(?, payment_code),"
                        + " claim = 0, claimed_until = 0, by_hand = 0 WHERE id = ?",
                outcome.text(),
                json,
                now,
                outcome == Outcome.ACCEPTED && !before.isCall() ? now + outbox.askAfterMs() : null,
                before.isCall() ? null : paymentCode(document),
                before.id());
        event(sql, before.id(), now, outcome.text(), detail);
        if (before.batchId() != null) {
            Batching.add(sql, before.batchId(), 0, before.isOpen() ? -1 : 0);
            Batching.count(sql, before.batchId(), outcome.text(), 1);
            if (!before.isOpen()) {
                Batching.count(sql, before.batchId(), before.outcome(), -1);
            }
        }
        add(sql, before.id(), outcome, document, json, before.reply(), now);
    }

    /** Without its padding; null when there is none. */
    static String paymentCode(OutcomeDocument document) {
        boolean none = document.answered() == null || document.answered().paymentCode() == null;
        return none ? null : document.answered().paymentCode().strip();
    }

    /** What the payment of an accepted order came to. */
    void ofPayment(
            Statements sql, OrderState order, Outcome outcome, OutcomeDocument document, long now)
            throws SQLException {
        boolean reply = order.reply() && outbox.paymentReplies();
        add(sql, order.id(), outcome, document, document.toJson(), reply, now);
    }

    void add(
            Statements sql,
            long orderId,
            Outcome outcome,
            OutcomeDocument document,
            byte[] json,
            boolean reply,
            long now)
            throws SQLException {
        String fileName = OutcomeFileName.of(document, outcome.repeats());
        for (String destination : outbox.destinations().getOrDefault(outcome, List.of())) {
            insert(sql, orderId, outcome, document.deliveryId(), destination, fileName, json, now);
        }
        if (reply) {
            insert(sql, orderId, outcome, document.deliveryId(), REPLY, fileName, json, now);
        }
    }

    private static void insert(
            Statements sql,
            long orderId,
            Outcome outcome,
            String deliveryId,
            String destination,
            String fileName,
            byte[] json,
            long now)
            throws SQLException {
        sql.update(
                "INSERT INTO deliveries (order_id, outcome, delivery_id, destination, file_name,"
                        + " document, state, due_at) VALUES (?, ?, ?, ?, ?, ?, 'pending', ?)",
                orderId,
                outcome.text(),
                deliveryId,
                destination,
                fileName,
                json,
                now);
    }

    static void event(Statements sql, long orderId, long at, String kind, String detail)
            throws SQLException {
        sql.update(
                "INSERT INTO events (order_id, at, kind, detail) VALUES (?, ?, ?, ?)",
                orderId,
                at,
                kind,
                detail);
    }
}
