package io.github.dokucamel.payment;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Out: body {@code List<Notification>}, those that nobody has read yet; the exchange ends here when
 * there are none.
 */
final class FetchNotifications implements Processor {

    private static final int MOST = 200;

    private final Payments payments;

    FetchNotifications(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void process(Exchange exchange) {
        List<Notification> unread = payments.unread(MOST);
        exchange.getMessage().setBody(unread);
        // Tells the scheduler whether to ask again at once.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !unread.isEmpty());
        exchange.setRouteStop(unread.isEmpty());
    }
}
