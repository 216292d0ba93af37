package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import org.apache.camel.Exchange;

/** Finds out which access tokens a call needs. Out: variable {@code token-need}. */
public final class NeedToken {

    private NeedToken() {}

    /** In: variables {@code outgoing} and {@code attempt}, of an operation that needs a token. */
    public static void ofAttempt(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        Outgoing outgoing = SendVariables.OUTGOING.get(exchange);
        SendVariables.TOKEN_NEED.set(
                exchange,
                AccessTokens.Need.of(
                        attempt.claim().merchant(), outgoing.operation(), attempt.headers()));
    }

    /** In: variable {@code question}. Out: no variable where its call goes without tokens. */
    public static void ofQuestion(Exchange exchange) {
        StatusQuestion question = SendVariables.QUESTION.get(exchange);
        SendVariables.TOKEN_NEED.set(
                exchange,
                AccessTokens.Need.of(
                        question.merchant(), question.operation(), question.wire().headers()));
    }
}
