package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeFileName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an outcome document into the outbox, once per destination, inside the settling transaction. */
record Outcomes(SqlLedger.Outbox outbox) {

    /** The destination of replies to JMSReplyTo. */
    static final String REPLY = "reply";

    /** Whose deliveries belong to no order. */
    static final long NO_ORDER = 0;

    static String newDeliveryId() {
        return UUID.randomUUID().toString();
    }

    /** No index leads to them: all deliveries are passed once. */
    static boolean areKnown(Statements sql, Set<String> deliveryIds) {
        String places = String.join(", ", Collections.nCopies(deliveryIds.size(), "?"));
        return sql.list(
                                "SELECT DISTINCT delivery_id FROM doku_deliveries WHERE delivery_id IN ("
                                        + places
                                        + ")",
                                row -> row.getString(1),
                                deliveryIds.toArray())
                        .size()
                == deliveryIds.size();
    }

    /**
     * What is kept of how an order came to its outcome.
     *
     * @param history what happened right before
     * @param inDoubt as in {@link AttemptResult}; null to leave it as it was
     * @param attempts how many more counted
     * @param dueAt when the next is due; null to leave it as it was
     */
    record Course(
            List<Event> history, @Nullable Integer inDoubt, int attempts, @Nullable Long dueAt) {

        static final Course NONE = new Course(List.of(), null, 0, null);
    }

    /** Gives an order its outcome: order, history, batch and outbox at once. */
    void settled(
            Statements sql,
            OrderState before,
            Outcome outcome,
            OutcomeDocument document,
            @Nullable String detail,
            Course course,
            long now) {
        byte[] json = document.toJson();
        boolean isPayable = outcome == Outcome.ACCEPTED && !before.isCall();
        sql.update(
                """
                UPDATE doku_orders SET state = 'settled', outcome = ?, document = ?, settled_at = ?,
                  ask_at = ?, payment_code = COALESCE(?, payment_code), claim = 0,
                  claimed_until = 0, by_hand = 0, in_doubt = COALESCE(?, in_doubt),
                  attempts = attempts + ?, due_at = COALESCE(?, due_at) WHERE id = ?""",
                outcome.text(),
                json,
                now,
                isPayable ? now + outbox.askAfterMs() : null,
                before.isCall() ? null : paymentCode(document),
                course.inDoubt(),
                course.attempts(),
                course.dueAt(),
                before.id());
        List<Event> history = new ArrayList<>(course.history());
        history.add(new Event(before.id(), now, outcome.text(), detail));
        History.add(sql, history);
        if (before.isCall()) {
            BatchChanges.ofCall(sql, before.id());
        } else if (before.isRepeated()) {
            BatchChanges.ofOrder(sql, before.id());
        }
        Long batchId = before.batchId();
        if (batchId != null) {
            String earlier = before.outcome();
            BatchChanges.add(sql, batchId, 0, earlier == null ? -1 : 0);
            BatchChanges.count(sql, batchId, outcome.text(), 1);
            if (earlier != null) {
                BatchChanges.count(sql, batchId, earlier, -1);
            }
        }
        add(sql, before, outcome, document, json, before.reply(), now);
    }

    /** Without its padding; null when there is none. */
    static @Nullable String paymentCode(OutcomeDocument document) {
        String code = document.paymentCode();
        return code == null ? null : code.strip();
    }

    /** What the payment of an accepted order came to. */
    void ofPayment(
            Statements sql, OrderState order, Outcome outcome, OutcomeDocument document, long now) {
        boolean reply = order.reply() && outbox.paymentReplies();
        add(sql, order, outcome, document, document.toJson(), reply, now);
    }

    private void add(
            Statements sql,
            OrderState order,
            Outcome outcome,
            OutcomeDocument document,
            byte[] json,
            boolean reply,
            long now) {
        String fileName = OutcomeFileName.of(document, outcome.repeats(), order.hasTwin());
        add(sql, order.id(), outcome, document.deliveryId(), fileName, json, reply, now);
    }

    void add(
            Statements sql,
            long orderId,
            Outcome outcome,
            OutcomeDocument document,
            byte[] json,
            boolean reply,
            long now) {
        String fileName = OutcomeFileName.of(document, outcome.repeats());
        add(sql, orderId, outcome, document.deliveryId(), fileName, json, reply, now);
    }

    void add(
            Statements sql,
            long orderId,
            Outcome outcome,
            @Nullable String deliveryId,
            String fileName,
            byte[] json,
            boolean reply,
            long now) {
        List<String> destinations =
                new ArrayList<>(outbox.destinations().getOrDefault(outcome, List.of()));
        if (reply) {
            destinations.add(REPLY);
        }
        String told = outcome.text();
        List<Object[]> rows = new ArrayList<>();
        for (String destination : destinations) {
            rows.add(new Object[] {orderId, told, deliveryId, destination, fileName, json, now});
        }
        sql.insertAll(
                """
                INSERT INTO doku_deliveries (order_id, outcome, delivery_id, destination, file_name,
                  document, state, due_at) VALUES""",
                "(?, ?, ?, ?, ?, ?, 'pending', ?)",
                rows);
    }
}
