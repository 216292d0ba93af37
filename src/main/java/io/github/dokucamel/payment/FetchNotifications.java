package io.github.dokucamel.payment;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.send.queue.NextLook;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Out: body {@code List<Notification>}, those that nobody has read yet; the exchange ends here when
 * there are none.
 */
record FetchNotifications(Payments payments) implements Processor {

    private static final int MOST = 200;

    @Override
    public void process(Exchange exchange) {
        List<Notification> unread = payments.unread(MOST);
        exchange.getMessage().setBody(unread);
        NextLook.after(exchange, !unread.isEmpty(), Optional.empty());
        exchange.setRouteStop(unread.isEmpty());
    }
}
