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
 * Answers POST /orders/{invoice_number}/replay: an unresolved order is repeated once more, with the
 * same Request-Id and bytes, because a person says so.
 */
public final class ReplayOrder implements Processor {

    private final Ledger ledger;
    private final AskedOrder asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    public ReplayOrder(Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey, Clock clock) {
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
        Decision decision = Decision.toReplay(exchange.getMessage().getBody(byte[].class));
        OrderView view = asked.find(request.segment(1), request.query());
        if (!ledger.replayByHand(view.orderId(), decision.reason(), clock.millis())) {
            throw RestAnswer.notUnresolved(view);
        }
        RestAnswer.json(exchange, 202, view.document().toJson());
        exchange.getMessage().setHeader("Location", RestAnswer.location(view.document()));
    }
}
