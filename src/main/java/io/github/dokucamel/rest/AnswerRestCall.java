package io.github.dokucamel.rest;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /operations/{operation}: 200 accepted, 202 in flight or unknown, 409 another call
 * under this key, 422 invalid or declined. A repeated call is answered like the first.
 *
 * <p>In: variables {@code recorded} and {@code view}.
 */
final class AnswerRestCall implements Processor {

    @Override
    public void process(Exchange exchange) {
        Recorded recorded = exchange.getVariable(IntakeVariables.RECORDED, Recorded.class);
        OrderView view = exchange.getVariable(IntakeVariables.VIEW, OrderView.class);
        OutcomeDocument document = view.document();
        if (view.open() || document.outcome().equals(Outcome.UNRESOLVED.text())) {
            RestAnswer.json(exchange, 202, document.toJson());
            exchange.getMessage().setHeader("Location", RestAnswer.location(document));
        } else if (document.outcome().equals(Outcome.ACCEPTED.text())) {
            RestAnswer.json(exchange, 200, document.toJson());
        } else {
            switch (recorded.verdict()) {
                case CONFLICT -> RestAnswer.problem(exchange, 409, "Conflict", document);
                case INVALID -> RestAnswer.problem(exchange, 422, "Invalid call", document);
                default -> RestAnswer.problem(exchange, 422, "Declined", document);
            }
        }
    }
}
