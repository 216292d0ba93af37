package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /orders/{invoice_number}/settle: a person who has looked it up at DOKU says what
 * became of an unresolved order.
 */
public final class SettleByHand implements Processor {

    private final Ledger ledger;
    private final AskedOrder asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    public SettleByHand(Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey, Clock clock) {
        this.ledger = ledger;
        this.asked = new AskedOrder(ledger, catalogue);
        this.apiKey = apiKey;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        Decision decision = Decision.toSettle(exchange.getMessage().getBody(byte[].class));
        OrderView view = asked.find(request.segment(1), request.query());
        boolean settled =
                ledger.settleByHand(
                        view.orderId(),
                        decision.outcome(),
                        decision.paymentUrl(),
                        decision.reason(),
                        clock.millis());
        if (!settled) {
            throw RestAnswer.notUnresolved(view);
        }
        OrderView after = ledger.find(view.orderId()).orElseThrow();
        RestAnswer.json(exchange, 200, after.document().toJson());
    }
}
