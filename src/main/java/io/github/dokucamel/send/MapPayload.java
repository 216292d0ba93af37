package io.github.dokucamel.send;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a claimed order or call into DOKU's payload.
 *
 * <p>In: body {@link Claim}. Out: body {@link io.github.dokucamel.operation.WireRequest}; variable {@code claim}; of a call with what is never stored also {@code kept}, {@code secrets} and {@code secrets-gone}.
 */
final class MapPayload implements Processor {

    private final MapOrder mapOrder;
    private final CallPayloads calls;
    private final Settings settings;
    private final Clock clock;

    MapPayload(Catalogue catalogue, CallSecrets secrets, Settings settings, Clock clock) {
        this.mapOrder = new MapOrder(catalogue);
        this.calls = new CallPayloads(catalogue, secrets);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Claim claim = exchange.getMessage().getBody(Claim.class);
        exchange.setVariable(SendVariables.CLAIM, claim);
        Merchant merchant = settings.merchants().get(claim.merchant());
        if (claim.isCall()) {
            map(exchange, claim, merchant);
            return;
        }
        exchange.getMessage()
                .setBody(
                        mapOrder.map(
                                Order.fromJson(claim.content()),
                                merchant.clientId(),
                                merchant.secretKey(),
                                clock.instant()));
    }

    private void map(Exchange exchange, Claim claim, Merchant merchant) {
        CallPayloads.Outgoing call = calls.of(claim.operation(), claim.content(), merchant);
        exchange.setVariable(SendVariables.KEPT, call.kept());
        exchange.setVariable(SendVariables.SECRETS, call.secrets());
        exchange.setVariable(SendVariables.SECRETS_GONE, call.gone());
        exchange.getMessage().setBody(call.wire());
    }
}
