package io.github.dokucamel.payment;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments.Understood;
import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.notification.SnapNews;
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what notifications mean and brings them to their orders, all in one transaction. One that
 * cannot be understood is kept, and keeps nobody waiting.
 *
 * <p>In: body {@code List<Notification>}.
 */
record MatchNotifications(Ledger ledger, Clock clock, Complaints complaints) implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(MatchNotifications.class);

    @Override
    public void process(Exchange exchange) {
        List<Understood> all = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            all.add(understood((Notification) one));
        }
        try {
            match(all);
        } catch (LedgerException e) {
            if (ledger.trouble().isPresent()) {
                throw e;
            }
            all.forEach(this::matchAlone);
        }
    }

    private Understood understood(Notification notification) {
        Understood understood = read(notification);
        if (!understood.isRead()) {
            complain(notification, "it is no JSON object, or not one with a single meaning");
        }
        return understood;
    }

    private static Understood read(Notification notification) {
        byte[] body = notification.body();
        if (SnapNews.isSnap(body)) {
            return new Understood(notification, SnapNews.notification(body).orElse(null));
        }
        return BindingNews.isBinding(body)
                ? new Understood(notification, null, BindingNews.read(body).orElse(null))
                : new Understood(notification, NotificationReader.read(body).orElse(null));
    }

    private void match(List<Understood> some) {
        ledger.payments().notified(some, clock.millis());
    }

    /** What is to be written spoils the transaction, and not the ledger: it is one of them. */
    private void matchAlone(Understood one) {
        try {
            match(List.of(one));
        } catch (LedgerException e) {
            if (ledger.trouble().isPresent()) {
                throw e;
            }
            complain(one.notification(), "it could not be written: " + e.getMessage());
            match(List.of(new Understood(one.notification(), null)));
        }
    }

    private void complain(Notification notification, String why) {
        complaints.about(
                "unreadable",
                ("A notification of merchant %s with Request-Id %s changes nothing:"
                                + " %s. It is kept in the ledger (table notifications); look the"
                                + " payment up in DOKU's Back Office")
                        .formatted(notification.merchant(), notification.requestId(), why),
                LOG::warn);
    }
}
