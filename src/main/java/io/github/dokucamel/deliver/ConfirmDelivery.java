package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes that a destination took the message. In: variable {@code delivery}. */
public final class ConfirmDelivery implements Processor {

    private final Ledger ledger;
    private final Clock clock;

    public ConfirmDelivery(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        ledger.delivered(List.of(exchange.getVariable("delivery", Delivery.class)), clock.millis());
    }
}
