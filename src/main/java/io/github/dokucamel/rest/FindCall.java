package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers GET /operations/{operation}/calls/{key} with the outcome document and its history. */
final class FindCall implements Processor {

    private final AskedCall asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    FindCall(Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey, Clock clock) {
        this.asked = new AskedCall(ledger, catalogue);
        this.apiKey = apiKey;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        ObjectNode answer = ShownOrder.tree(asked.find(request, 0), clock.instant());
        RestAnswer.json(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
