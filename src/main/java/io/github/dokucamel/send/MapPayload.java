package io.github.dokucamel.send;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.settings.Merchant;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a claimed order or call into DOKU's payload.
 *
 * <p>In: body {@link Claim}. Out: variables {@code claim} and {@code outgoing}; variable {@code
 * token-kind} when the operation needs an access token.
 *
 * @param zone of due dates
 */
record MapPayload(
        Catalogue catalogue,
        MapOrder mapOrder,
        CallPayloads calls,
        Map<String, Merchant> merchants,
        Clock clock,
        ZoneId zone)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        Claim claim = exchange.getMessage().getBody(Claim.class);
        SendVariables.CLAIM.set(exchange, claim);
        Operation operation = catalogue.find(claim.operation()).orElseThrow();
        // Only the orders of merchants that have settings are claimed.
        Merchant merchant = Objects.requireNonNull(merchants.get(claim.merchant()));
        SendVariables.OUTGOING.set(
                exchange,
                claim.isCall()
                        ? calls.of(operation, claim.content(), merchant)
                        : order(operation, claim, merchant));
        if (operation.token() != TokenKind.NONE) {
            SendVariables.TOKEN_KIND.set(exchange, operation.token().name());
        }
    }

    private Outgoing order(Operation operation, Claim claim, Merchant merchant) {
        WireRequest wire =
                mapOrder.map(
                        Order.fromJson(claim.content()),
                        claim.dokuNumber(),
                        merchant.clientId(),
                        merchant.secretKey(),
                        clock.instant().atZone(zone));
        return new Outgoing(operation, merchant, wire, wire, null, false);
    }
}
