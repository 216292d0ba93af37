package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.rest.Decision.Replay;
import io.github.dokucamel.told.Why;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Has an unresolved order or call repeated once more, with the same Request-Id and bytes, or writes
 * down what became of it.
 *
 * <p>In: body {@link Decision}. Out: the answer of HTTP. Fails with {@link HttpProblemException}:
 * 404, and 409 for one that is not unresolved.
 */
record DecideByHand(Asked.Finder asked, Ledger ledger, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        OrderView view = asked.find(exchange, 1);
        Decision decision = exchange.getMessage().getBody(Decision.class);
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
