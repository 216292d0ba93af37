package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments' part of the ledger in a relational database. */
record SqlPayments(Transactions ledger, Paying paying, Unmatched unmatched, Bindings bindings)
        implements Asks, Billing, Notifying, SnapCalls {

    @Override
    public void notified(List<Understood> understood, long now) {
        ledger.write(
                sql -> {
                    understood.forEach(one -> notified(sql, one, now));
                    return understood;
                });
    }

    private void notified(Statements sql, Understood understood, long now) {
        Notification notification = understood.notification();
        PaymentNews news = understood.news();
        BindingNews binding = understood.binding();
        if (!Notifying.read(sql, notification, understood.isRead())) {
            return;
        }
        if (binding != null) {
            bindings.tell(sql, notification, binding, now);
        }
        if (news != null) {
            notified(sql, notification, news, now);
        }
    }

    private void notified(Statements sql, Notification notification, PaymentNews news, long now) {
        Optional<PayableOrder> order = PayableOrder.match(sql, notification.merchant(), news);
        if (order.isPresent()) {
            tell(sql, order.get(), notification.id(), news, notification.receivedAt(), now);
        } else {
            unmatched.keep(sql, notification, news, now);
        }
    }

    private void tell(
            Statements sql,
            PayableOrder order,
            @Nullable Long notificationId,
            PaymentNews news,
            long at,
            long now) {
        paying.tell(sql, order, notificationId, news, at, now);
        if (!order.state().is(Outcome.ACCEPTED)) {
            unmatched.appeared(sql, order.state(), now);
        }
    }

    @Override
    public void asked(
            Question question, @Nullable PaymentNews news, @Nullable Long nextAt, long now) {
        ledger.write(
                sql -> {
                    Asks.asked(sql, question, nextAt, now);
                    if (news != null) {
                        told(sql, question, news, now);
                    }
                    return question;
                });
    }

    private void told(Statements sql, Question question, PaymentNews news, long now) {
        PayableOrder asked = PayableOrder.of(sql, question.orderId());
        PayableOrder meant = PayableOrder.match(sql, asked.state().merchant(), news).orElse(asked);
        // An invoice number may have several revisions, and the answer is of one payment: of the
        // one that it began with, or, where it does not say, of the newest.
        boolean isAsked = meant.state().id() == asked.state().id();
        if (isAsked ? asked.mayBeMeant(news) : meant.began(news)) {
            tell(sql, meant, null, news, now, now);
        }
    }
}
