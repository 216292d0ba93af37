package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.ReplyTo;
import io.github.dokucamel.settings.Backoff;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Puts failed deliveries off; they stay in the outbox and come again, later and later.
 *
 * <p>In: the caught exception; variable {@code delivery}, or body {@code List<Delivery>}, or neither
 * when nothing could be fetched.
 */
record PostponeDelivery(
        UnwrittenNotes notes, DestinationTroubles troubles, Backoff pauses, Clock clock)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        Throwable failure = cause(exchange);
        List<Delivery> failed = failed(exchange);
        if (failed.isEmpty()) {
            troubles.ledger(failure);
            return;
        }
        if (isGone(failed.get(0), failure)) {
            troubles.gone();
            notes.delivered(failed.get(0), clock.millis());
            return;
        }
        troubles.failed(failed.get(0).destination(), failure);
        // The class only: what a component says may hold addresses, passwords or the document.
        String error = failure == null ? "failed" : failure.getClass().getSimpleName();
        for (Delivery delivery : failed) {
            long pause = pauses.after(delivery.tries() + 1).toMillis();
            notes.failed(delivery, error, clock.millis() + pause);
        }
    }

    /**
     * Whether it is a reply to a temporary destination that ended with its connection: it comes never
     * back. JMS and Spring have the same name for it, of which clients have kinds of their own; a host
     * may have neither.
     */
    private static boolean isGone(Delivery delivery, Throwable failure) {
        return delivery.replyTo() != null
                && delivery.destination().equals(Destinations.REPLY)
                && ReplyTo.of(delivery.replyTo()).isTemporary()
                && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .limit(20)
                        .flatMap(PostponeDelivery::kinds)
                        .map(Class::getSimpleName)
                        .anyMatch("InvalidDestinationException"::equals);
    }

    private static Stream<Class<?>> kinds(Throwable failure) {
        return Stream.iterate(failure.getClass(), Objects::nonNull, Class::getSuperclass);
    }

    private static List<Delivery> failed(Exchange exchange) {
        Delivery one = exchange.getVariable("delivery", Delivery.class);
        if (one != null) {
            return List.of(one);
        }
        return exchange.getMessage().getBody() instanceof List
                ? Deliveries.of(exchange)
                : List.of();
    }

    /** What a destination threw, and not what Camel says around it. */
    private static Throwable cause(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught instanceof CamelExchangeException && caught.getCause() != null
                ? caught.getCause()
                : caught;
    }
}
