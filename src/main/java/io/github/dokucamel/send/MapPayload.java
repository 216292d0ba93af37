package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.operation.MapOrder;
import io.github.dokucamel.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a claimed order into DOKU's payload.
 *
 * <p>In: body {@link Claim}. Out: body {@code byte[]} JSON; variable {@code claim}.
 */
public final class MapPayload implements Processor {

    private final MapOrder mapOrder;

    public MapPayload(MapOrder mapOrder) {
        this.mapOrder = mapOrder;
    }

    @Override
    public void process(Exchange exchange) {
        Claim claim = exchange.getMessage().getBody(Claim.class);
        exchange.setVariable(SendVariables.CLAIM, claim);
        exchange.getMessage().setBody(mapOrder.map(Order.fromJson(claim.content())));
    }
}
