package io.github.dokucamel.deliver;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * A destination route that stops a message has taken it. Without this the stop would end our route
 * too, before the delivery is confirmed, and the message would come again without end. An exception
 * stays on the exchange.
 */
final class StoppedIsTaken implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange none, Exchange delivered) {
        delivered.setRouteStop(false);
        return delivered;
    }
}
