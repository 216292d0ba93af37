package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import java.util.List;
import org.apache.camel.Exchange;

/** Reads the message body of the delivering routes. */
final class Deliveries {

    private Deliveries() {}

    static List<Delivery> of(Exchange exchange) {
        return ((List<?>) exchange.getMessage().getBody())
                .stream().map(Delivery.class::cast).toList();
    }
}
