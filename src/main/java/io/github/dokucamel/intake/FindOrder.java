package io.github.dokucamel.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers GET /orders/{invoice_number} with the outcome document and the order's history. */
public final class FindOrder implements Processor {

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Optional<Secret> apiKey;

    public FindOrder(Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.apiKey = apiKey;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        String invoiceNumber = request.lastSegment();
        Map<String, String> query = request.query();
        String asked = query.getOrDefault("operation", "payment-page");
        String operation = catalogue.find(asked).map(Operation::name).orElse(asked);
        OrderView view =
                ledger.find(
                                query.getOrDefault("merchant", "default"),
                                operation,
                                invoiceNumber,
                                revision(query.getOrDefault("revision", "1")))
                        .orElseThrow(
                                () ->
                                        new HttpProblemException(
                                                404,
                                                "Not Found",
                                                "No order of this merchant, operation and revision"
                                                        + " has that invoice number"));
        ObjectNode answer = AnswerRestOrder.tree(view.document());
        ArrayNode history = answer.putArray("history");
        for (OrderView.Event event : view.history()) {
            history.addObject()
                    .put("at", Instant.ofEpochMilli(event.at()).toString())
                    .put("event", event.kind())
                    .put("detail", event.detail());
        }
        RestAnswer.json(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int revision(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new HttpProblemException(400, "Bad Request", "revision is a whole number from 1");
        }
    }
}
