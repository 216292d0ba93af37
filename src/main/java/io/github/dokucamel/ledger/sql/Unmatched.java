package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News of payments that no order asked for: told once, kept, and matched when the order appears. */
record Unmatched(Outcomes outcomes, Paying paying) {

    private static final Failure ERROR =
            new Failure(
                    "unmatched",
                    "No order of this merchant with this invoice number can be meant. It is kept and"
                            + " counts for such an order as soon as there is one. If there never will"
                            + " be, find out who asked DOKU for this payment",
                    List.of());

    void keep(Statements sql, Notification notification, PaymentNews news, long now) {
        String merchant = notification.merchant();
        if (isKept(sql, merchant, news)) {
            return;
        }
        Instant receivedAt = Instant.ofEpochMilli(notification.receivedAt());
        NewsRows.add(
                sql,
                merchant,
                null,
                notification.id(),
                new NewsRows.Told(0, Source.NOTIFICATION, news, receivedAt));
        OutcomeDocument document =
                document(Outcomes.newDeliveryId(), merchant, news, receivedAt, now);
        outcomes.add(
                sql, Outcomes.NO_ORDER, Outcome.UNMATCHED, document, document.toJson(), false, now);
    }

    /** Of its number, and of other revisions of its bill what says that money came. */
    private static List<NewsRows.Told> told(Statements sql, OrderState order) {
        List<NewsRows.Told> told =
                new ArrayList<>(NewsRows.unmatched(sql, order.merchant(), order.atDoku()));
        if (order.revision() > 1) {
            for (PayableOrder other : PayableOrder.revisions(sql, order)) {
                String number = other.state().atDoku();
                if (!number.equals(order.atDoku())) {
                    NewsRows.unmatched(sql, order.merchant(), number).stream()
                            .filter(one -> one.news().kind() == Kind.SUCCESS)
                            .forEach(told::add);
                }
            }
        }
        return told;
    }

    /** As it was told when it came first. */
    static OutcomeDocument told(String merchant, NewsRows.Told first) {
        return document(null, merchant, first.news(), first.at(), first.at().toEpochMilli());
    }

    private static OutcomeDocument document(
            @Nullable String deliveryId,
            String merchant,
            PaymentNews news,
            Instant receivedAt,
            long now) {
        return new OutcomeDocument(
                deliveryId,
                news.invoiceNumber(),
                merchant,
                null,
                null,
                Outcome.UNMATCHED.text(),
                false,
                null,
                null,
                null,
                ERROR,
                0,
                new Arrival("notification", null, null, null),
                receivedAt,
                Instant.ofEpochMilli(now),
                null,
                PaymentDocument.unmatched(Source.NOTIFICATION, news),
                null);
    }

    private static boolean isKept(Statements sql, String merchant, PaymentNews news) {
        return news.effect() != null
                && NewsRows.unmatched(sql, merchant, news.invoiceNumber()).stream()
                        .anyMatch(told -> news.effect().equals(told.news().effect()));
    }

    /**
     * An order was recorded, or accepted: what was told of it before counts now. A success may accept
     * the order, and then all the rest can be meant too, whatever came before it.
     */
    void appeared(Statements sql, OrderState appeared, long now) {
        boolean again = true;
        while (again) {
            again = false;
            for (NewsRows.Told told : told(sql, appeared)) {
                PayableOrder order = PayableOrder.of(sql, appeared.id());
                if (order.mayBeMeant(told.news())) {
                    paying.match(sql, order, told, now);
                    again |= !order.state().is(Outcome.ACCEPTED);
                }
            }
        }
    }
}
