package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /orders: 201 accepted, 200 a settled duplicate, 202 in flight or unknown, 409
 * conflict, 422 invalid or declined.
 *
 * <p>In: variables {@code recorded} and {@code view}.
 */
final class AnswerRestOrder implements Processor {

    @Override
    public void process(Exchange exchange) {
        Recorded recorded = exchange.getVariable(IntakeVariables.RECORDED, Recorded.class);
        OrderView view = exchange.getVariable(IntakeVariables.VIEW, OrderView.class);
        OutcomeDocument document = view.document();
        boolean unknown = view.open() || document.outcome().equals(Outcome.UNRESOLVED.text());
        if (unknown) {
            RestAnswer.json(exchange, 202, document.toJson());
            exchange.getMessage().setHeader("Location", RestAnswer.location(document));
            return;
        }
        switch (recorded.verdict()) {
            case DUPLICATE -> RestAnswer.json(exchange, 200, document.toJson());
            case CONFLICT -> RestAnswer.problem(exchange, 409, "Conflict", document);
            case INVALID -> RestAnswer.problem(exchange, 422, "Invalid order", document);
            default -> {
                if (document.outcome().equals(Outcome.ACCEPTED.text())) {
                    RestAnswer.json(exchange, 201, document.toJson());
                    exchange.getMessage().setHeader("Location", RestAnswer.location(document));
                } else {
                    RestAnswer.problem(exchange, 422, "Declined", document);
                }
            }
        }
    }

    static ObjectNode tree(OutcomeDocument document) {
        try {
            return (ObjectNode) io.github.dokucamel.order.OrderJson.read(document.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
