package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.sql.NewsRows.Told;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.notification.PaymentFailure;
import io.github.dokucamel.notification.PaymentLife;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Withheld;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Brings what was told of a payment to its order: state, history, report and outbox at once. */
record Paying(Outcomes outcomes) {

    /**
     * News of an order that it fits.
     *
     * @param notificationId null when the status call told it
     * @param at when it came
     */
    void tell(
            Statements sql,
            PayableOrder order,
            @Nullable Long notificationId,
            PaymentNews told,
            long at,
            long now) {
        PaymentNews news =
                told.withResponseMessage(
                        Withheld.from(told.responseMessage(), order.requestBody()));
        Source source = notificationId == null ? Source.STATUS : Source.NOTIFICATION;
        Told fresh = new Told(0, source, news, Instant.ofEpochMilli(at));
        Step step = step(sql, order, fresh);
        if (!step.isRepeated()) {
            NewsRows.add(sql, order.state().merchant(), order.state().id(), notificationId, fresh);
            take(sql, order, fresh, step, now);
        }
    }

    /** News that was kept until an order appeared that it fits. */
    void match(Statements sql, PayableOrder order, Told told, long now) {
        Step step = step(sql, order, told);
        NewsRows.match(sql, told, order.state().id());
        if (!step.isRepeated()) {
            take(sql, order, told, step, now);
        }
    }

    private static Step step(Statements sql, PayableOrder order, Told told) {
        return PaymentLife.after(order.payment(sql), told.source(), told.news(), told.at());
    }

    private void take(Statements sql, PayableOrder order, Told told, Step step, long now) {
        OutcomeDocument document = accepted(sql, order, told.source(), now);
        ObjectNode payment = PaymentDocument.of(step.payment(), told.source(), told.news());
        Payment known = step.payment();
        sql.update(
                """
                UPDATE orders SET payment_status = ?, paid_at = ?, payment = ?,
                  ask_at = CASE WHEN ? = 1 THEN NULL ELSE ask_at END WHERE id = ?""",
                known.state().text(),
                known.paidAt() == null ? null : known.paidAt().toEpochMilli(),
                payment.toString().getBytes(StandardCharsets.UTF_8),
                known.state().isFinal() ? 1 : 0,
                order.state().id());
        History.add(
                sql,
                order.state().id(),
                now,
                step.outcome() == null ? "payment" : step.outcome().text(),
                PaymentFailure.event(told.source(), told.news(), step));
        BatchChanges.ofOrder(sql, order.state().id());
        if (order.state().batchId() != null) {
            Batching.paid(sql, order.state().batchId());
        }
        if (step.outcome() != null) {
            Failure wrong = PaymentFailure.of(told.news(), step);
            outcomes.ofPayment(
                    sql,
                    order.state(),
                    step.outcome(),
                    document.ofPayment(
                            Outcomes.newDeliveryId(),
                            step.outcome(),
                            wrong,
                            Instant.ofEpochMilli(now),
                            payment),
                    now);
        }
    }

    /** An order that DOKU says something of is one that DOKU accepted. */
    private OutcomeDocument accepted(Statements sql, PayableOrder order, Source source, long now) {
        if (order.state().is(Outcome.ACCEPTED)) {
            return order.state().told();
        }
        OutcomeDocument document = order.accepted(now);
        String by = source == Source.NOTIFICATION ? "by a notification" : "by the status call";
        outcomes.settled(sql, order.state(), Outcome.ACCEPTED, document, by, Course.NONE, now);
        return document;
    }
}
