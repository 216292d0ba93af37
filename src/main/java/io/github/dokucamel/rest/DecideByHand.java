package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.rest.Decision.Replay;
import io.github.dokucamel.rest.Decision.Settlement;
import io.github.dokucamel.told.Why;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Has an unresolved order or call repeated once more, with the same Request-Id and bytes, or writes
 * down what became of it.
 *
 * <p>In: body {@link Decision}. Out: the answer of HTTP. Fails with {@link HttpProblemException}:
 * 404, 409 for one that is not unresolved, and 400 for a link that would not be believed of DOKU
 * either.
 */
record DecideByHand(
        Asked.Finder asked, Ledger ledger, Catalogue catalogue, AnswerDoubts doubts, Clock clock)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        OrderView view = asked.find(exchange, 1);
        Decision decision = exchange.getMessage().getBody(Decision.class);
        if (decision instanceof Settlement settled && settled.paymentUrl() != null) {
            requireLink(view.document().operation(), settled.paymentUrl());
        }
        if (!decision.isDone(ledger, view.orderId(), clock.millis())) {
            throw notUnresolved(view.document());
        }
        OutcomeDocument after = ledger.find(view.orderId()).orElseThrow().document();
        if (decision instanceof Replay) {
            RestAnswer.located(exchange, 202, after);
        } else {
            RestAnswer.json(exchange, 200, after.toJson());
        }
    }

    private void requireLink(String operation, String url) {
        catalogue
                .find(operation)
                .map(known -> doubts.ofLink(known, url))
                .orElse(Optional.of("is of an operation that is not known any more"))
                .ifPresent(
                        problem -> {
                            throw HttpProblemException.badRequest(
                                    Why.of("decision_payment_url", "problem", problem));
                        });
    }

    private static HttpProblemException notUnresolved(OutcomeDocument document) {
        return new HttpProblemException(
                409,
                "Conflict",
                Why.of(
                        "not_unresolved",
                        "one",
                        document.callKey() == null ? "The order" : "The call",
                        "state",
                        document.outcome()));
    }
}
