package io.github.dokucamel.gateway;

import io.github.dokucamel.gateway.token.TokenWanted;

/** Exchange variables of the sending journey. */
public final class SendVariables {

    public static final String CLAIM = "claim";
    public static final String ATTEMPT = "attempt";
    public static final String FAILURE = "failure";
    public static final String ANSWER = "answer";

    /** A {@link TokenNeed}; null for a call without access tokens. */
    public static final String TOKEN_NEED = "token-need";

    /** A {@link TokenWanted}; null when none is to be fetched. */
    public static final String TOKEN_WANTED = "token-wanted";

    public static final String TOKEN_EXCEPTION = "token-exception";

    /** A {@link io.github.dokucamel.outcome.Classification}. */
    public static final String TOKEN_FAILURE = "token-failure";

    /** {@link AccessTokens}. */
    public static final String TOKENS = "tokens";

    /** A {@link StatusQuestion}; null when there is nothing to ask. */
    public static final String QUESTION = "question";

    /** {@link io.github.dokucamel.operation.WireRequest}: what is kept, where it is not what is sent. */
    public static final String KEPT = "kept";

    /** {@code byte[]} JSON: members of the request that are never stored. */
    public static final String SECRETS = "secrets";

    /** Boolean: there were such members, and nobody has them any more. */
    public static final String SECRETS_GONE = "secrets-gone";

    public static final String STATUS_FAILURE = "status-failure";
    public static final String EVIDENCE = "evidence";

    /** What DOKU's answer to the status call holds; missing when it is no JSON. */
    public static final String TOLD = "told";

    /** {@link io.github.dokucamel.notification.PaymentNews} in an answer to the status call. */
    public static final String NEWS = "news";

    /** {@link io.github.dokucamel.ledger.Payments.Question}. */
    public static final String PAYMENT_QUESTION = "payment-question";

    private SendVariables() {}
}
