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
import java.util.List;
import java.util.Optional;
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
        tell(sql, order, notificationId, source, news, at, now);
    }

    /** A person says that it was paid, whole. */
    void said(Statements sql, PayableOrder order, long now) {
        Instant at = Instant.ofEpochMilli(now);
        PaymentNews news =
                PaymentNews.ofPerson(order.state().invoiceNumber(), order.expected(), at);
        tell(sql, order, null, Source.PERSON, news, now, now);
    }

    private void tell(
            Statements sql,
            PayableOrder order,
            @Nullable Long notificationId,
            Source source,
            PaymentNews news,
            long at,
            long now) {
        Told fresh = new Told(0, source, news, Instant.ofEpochMilli(at));
        if (!step(sql, order, fresh).isRepeated()) {
            Step step = stepOfBill(sql, order, fresh, now);
            NewsRows.add(sql, order.state().merchant(), order.state().id(), notificationId, fresh);
            take(sql, order, fresh, step, now);
        }
    }

    /** News that was kept until an order appeared that it fits. */
    void match(Statements sql, PayableOrder order, Told told, long now) {
        Step step = stepOfBill(sql, order, told, now);
        NewsRows.match(sql, told, order.state().id());
        if (!step.isRepeated()) {
            take(sql, order, told, step, now);
        }
    }

    /** The same, where another revision of the bill may have been paid. */
    private static Step stepOfBill(Statements sql, PayableOrder order, Told told, long now) {
        Step alone = step(sql, order, told);
        if (alone.outcome() != Outcome.PAID) {
            return alone;
        }
        List<PayableOrder> others = PayableOrder.revisions(sql, order.state());
        String number = String.valueOf(told.news().invoiceNumber());
        String words = "revision %s, %s at DOKU".formatted(order.state().revision(), number);
        Optional<PayableOrder> paid = others.stream().filter(o -> o.isPaid(sql)).findFirst();
        if (paid.isEmpty()) {
            others.stream()
                    .filter(other -> other.state().is(Outcome.ACCEPTED))
                    .forEach(other -> tellRevision(sql, other, "paid by " + words, now));
            return alone;
        }
        String before = paid.get().payment(sql).paidUnder();
        sql.update(
                "UPDATE doku_orders SET paid_before = ? WHERE id = ?",
                before == null ? paid.get().state().atDoku() : before,
                order.state().id());
        tellRevision(sql, paid.get(), "paid again by " + words, now);
        return step(sql, PayableOrder.of(sql, order.state().id()), told);
    }

    private static void tellRevision(Statements sql, PayableOrder other, String words, long now) {
        History.add(sql, other.state().id(), now, "bill", words);
    }

    private static Step step(Statements sql, PayableOrder order, Told told) {
        Step step = PaymentLife.after(order.payment(sql), told.source(), told.news(), told.at());
        return order.isCancelled() && told.source() != Source.PERSON ? step.afterCancel() : step;
    }

    private void take(Statements sql, PayableOrder order, Told told, Step step, long now) {
        OutcomeDocument document = accepted(sql, order, told.source(), now);
        ObjectNode payment = PaymentDocument.of(step.payment(), told.source(), told.news());
        Payment known = step.payment();
        sql.update(
                """
                UPDATE doku_orders SET payment_status = ?, paid_at = ?, payment = ?,
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
        if (order.state().isRepeated()) {
            BatchChanges.ofOrder(sql, order.state().id());
        }
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
        String by =
                switch (source) {
                    case NOTIFICATION -> "by a notification";
                    case STATUS -> "by the status call";
                    case PERSON -> "by hand";
                };
        outcomes.settled(sql, order.state(), Outcome.ACCEPTED, document, by, Course.NONE, now);
        return document;
    }
}
