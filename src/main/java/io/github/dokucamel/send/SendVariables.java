package io.github.dokucamel.send;

/** Exchange variables of the sending journey. */
final class SendVariables {

    static final String CLAIM = "claim";
    static final String ATTEMPT = "attempt";
    static final String FAILURE = "failure";
    static final String ANSWER = "answer";

    /** A {@link TokenNeed}; null for a call without access tokens. */
    static final String TOKEN_NEED = "token-need";

    /** A {@link TokenWanted}; null when none is to be fetched. */
    static final String TOKEN_WANTED = "token-wanted";

    static final String TOKEN_EXCEPTION = "token-exception";

    /** A {@link io.github.dokucamel.outcome.Classification}. */
    static final String TOKEN_FAILURE = "token-failure";

    /** {@link AccessTokens}. */
    static final String TOKENS = "tokens";

    /** A {@link StatusQuestion}; null when there is nothing to ask. */
    static final String QUESTION = "question";

    /** {@link io.github.dokucamel.operation.WireRequest}: what is kept, where it is not what is sent. */
    static final String KEPT = "kept";

    /** {@code byte[]} JSON: members of the request that are never stored. */
    static final String SECRETS = "secrets";

    /** Boolean: there were such members, and nobody has them any more. */
    static final String SECRETS_GONE = "secrets-gone";

    static final String STATUS_FAILURE = "status-failure";
    static final String EVIDENCE = "evidence";

    /** What DOKU's answer to the status call holds; missing when it is no JSON. */
    static final String TOLD = "told";

    /** {@link io.github.dokucamel.notification.PaymentNews} in an answer to the status call. */
    static final String NEWS = "news";

    /** {@link io.github.dokucamel.ledger.Payments.Question}. */
    static final String PAYMENT_QUESTION = "payment-question";

    private SendVariables() {}
}
