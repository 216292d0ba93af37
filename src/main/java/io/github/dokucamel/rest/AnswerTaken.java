package io.github.dokucamel.rest;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers who brought an order or a call: 202 in flight or unknown, 409 another one of that name,
 * 422 invalid or declined. An accepted order is 201 and a settled one that comes again 200, whatever
 * became of it; an accepted call is 200, and one that comes again is answered like the first.
 *
 * <p>In: variables {@code recorded} and {@code view}.
 */
enum AnswerTaken implements Processor {
    ORDER("Invalid order"),
    CALL("Invalid call");

    private final String invalid;

    AnswerTaken(String invalid) {
        this.invalid = invalid;
    }

    @Override
    public void process(Exchange exchange) {
        Recorded recorded = IntakeVariables.RECORDED.get(exchange);
        OrderView view = IntakeVariables.VIEW.get(exchange);
        OutcomeDocument document = view.document();
        if (view.open() || document.outcome().equals(Outcome.UNRESOLVED.text())) {
            RestAnswer.located(exchange, 202, document);
        } else if (this == ORDER && recorded.verdict() == Verdict.DUPLICATE) {
            RestAnswer.json(exchange, 200, document.toJson());
        } else if (!document.outcome().equals(Outcome.ACCEPTED.text())) {
            refuse(exchange, recorded.verdict(), document);
        } else if (this == ORDER) {
            RestAnswer.located(exchange, 201, document);
        } else {
            RestAnswer.json(exchange, 200, document.toJson());
        }
    }

    private void refuse(Exchange exchange, Verdict verdict, OutcomeDocument document) {
        switch (verdict) {
            case CONFLICT -> RestAnswer.problem(exchange, 409, "Conflict", document);
            case INVALID -> RestAnswer.problem(exchange, 422, invalid, document);
            default -> RestAnswer.problem(exchange, 422, "Declined", document);
        }
    }
}
