package io.github.dokucamel.act;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.rest.RestAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers a renewal with the new revision: 201 accepted, 202 in flight or unknown, 422 invalid or
 * declined. One that is asked for again is answered alike.
 *
 * <p>In: variable {@code view}.
 */
enum ShowRevision implements Processor {
    STEP;

    @Override
    public void process(Exchange exchange) {
        OrderView view = IntakeVariables.VIEW.get(exchange);
        OutcomeDocument document = view.document();
        if (view.open() || document.outcome().equals(Outcome.UNRESOLVED.text())) {
            RestAnswer.located(exchange, 202, document);
        } else if (document.outcome().equals(Outcome.ACCEPTED.text())) {
            RestAnswer.located(exchange, 201, document);
        } else {
            RestAnswer.problem(exchange, 422, "Declined", document);
        }
    }
}
