package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts failed deliveries off; they stay in the outbox and come again, later and later.
 *
 * <p>In: the caught exception; variable {@code delivery}, or body {@code List<Delivery>}.
 */
public final class PostponeDelivery implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(PostponeDelivery.class);

    private final Ledger ledger;
    private final long firstMs;
    private final long longestMs;
    private final Clock clock;

    public PostponeDelivery(Ledger ledger, Duration first, Duration longest, Clock clock) {
        this.ledger = ledger;
        this.firstMs = first.toMillis();
        this.longestMs = longest.toMillis();
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable failure = cause(exchange);
        // The class only: what a component says may hold addresses, passwords or the document.
        String error = failure == null ? "failed" : failure.getClass().getSimpleName();
        Delivery one = exchange.getVariable("delivery", Delivery.class);
        for (Delivery delivery : one == null ? Deliveries.of(exchange) : List.of(one)) {
            if (delivery.tries() == 0) {
                LOG.warn(
                        "Delivery {} of outcome {} failed ({}); it stays in the outbox and is"
                                + " tried again",
                        delivery.deliveryId(),
                        delivery.outcome(),
                        error);
            }
            long delay = Math.min(longestMs, firstMs << Math.min(20, delivery.tries()));
            ledger.deliveryFailed(delivery, error, clock.millis() + delay);
        }
    }

    /** What a destination threw, and not what Camel says around it. */
    private static Throwable cause(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught instanceof CamelExchangeException && caught.getCause() != null
                ? caught.getCause()
                : caught;
    }
}
