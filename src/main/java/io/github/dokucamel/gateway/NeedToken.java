package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out which access tokens a call needs.
 *
 * <p>In: variable {@code attempt}, or {@code question} for a status call. Out: variable {@code
 * token-need}, null for a call without tokens.
 */
public final class NeedToken implements Processor {

    private final Catalogue catalogue;
    private final boolean ofQuestion;

    private NeedToken(Catalogue catalogue, boolean ofQuestion) {
        this.catalogue = catalogue;
        this.ofQuestion = ofQuestion;
    }

    public static NeedToken ofAttempt(Catalogue catalogue) {
        return new NeedToken(catalogue, false);
    }

    public static NeedToken ofQuestion(Catalogue catalogue) {
        return new NeedToken(catalogue, true);
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setVariable(
                SendVariables.TOKEN_NEED, ofQuestion ? asked(exchange) : sent(exchange));
    }

    private TokenNeed sent(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        return TokenNeed.of(
                attempt.claim().merchant(),
                catalogue.find(attempt.claim().operation()).orElseThrow(),
                attempt.headers());
    }

    private static TokenNeed asked(Exchange exchange) {
        StatusQuestion question =
                exchange.getVariable(SendVariables.QUESTION, StatusQuestion.class);
        return TokenNeed.of(question.merchant(), question.operation(), question.wire().headers());
    }
}
