package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers GET /orders/{invoice_number} with the outcome document and the order's history. */
final class FindOrder implements Processor {

    private final AskedOrder asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    FindOrder(
            Ledger ledger,
            Catalogue catalogue,
            OrderRules rules,
            Optional<Secret> apiKey,
            Clock clock) {
        this.asked = new AskedOrder(ledger, catalogue, rules);
        this.apiKey = apiKey;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        OrderView view = asked.find(request.segment(0), request.query());
        ObjectNode answer = ShownOrder.tree(view, clock.instant());
        RestAnswer.json(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
