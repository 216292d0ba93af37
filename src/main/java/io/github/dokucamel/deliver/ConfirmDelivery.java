package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes that a destination took the message. In: variable {@code delivery}. */
record ConfirmDelivery(UnwrittenNotes notes, DestinationTroubles troubles, Clock clock)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        Delivery delivery = exchange.getVariable("delivery", Delivery.class);
        notes.delivered(delivery, clock.millis());
        troubles.works(delivery.destination());
    }
}
