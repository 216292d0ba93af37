package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.operation.MapOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a claimed order into DOKU's payload.
 *
 * <p>In: body {@link Claim}. Out: body {@link io.github.dokucamel.operation.WireRequest}; variable {@code claim}.
 */
public final class MapPayload implements Processor {

    private final MapOrder mapOrder;
    private final Settings settings;
    private final Clock clock;

    public MapPayload(MapOrder mapOrder, Settings settings, Clock clock) {
        this.mapOrder = mapOrder;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Claim claim = exchange.getMessage().getBody(Claim.class);
        exchange.setVariable(SendVariables.CLAIM, claim);
        Merchant merchant = settings.merchants().get(claim.merchant());
        exchange.getMessage()
                .setBody(
                        mapOrder.map(
                                Order.fromJson(claim.content()),
                                merchant.clientId(),
                                merchant.secretKey(),
                                clock.instant()));
    }
}
