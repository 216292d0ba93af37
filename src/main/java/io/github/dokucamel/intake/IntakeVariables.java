package io.github.dokucamel.intake;

/** Exchange variables of the taking-in journey. */
final class IntakeVariables {

    /** {@link io.github.dokucamel.ledger.Source}: where the orders come from. */
    static final String SOURCE = "source";

    /** What names this arrival among all others, e.g. a JMSMessageID. */
    static final String ARRIVAL = "arrival";

    /** {@link java.time.Duration}: how long the caller waits for the outcome. */
    static final String WAIT = "wait";

    /** {@code List<Claim>}: orders to hand over in memory. */
    static final String CLAIMS = "claims";

    /** {@link io.github.dokucamel.ledger.Recorded} of the only order. */
    static final String RECORDED = "recorded";

    /** {@link io.github.dokucamel.ledger.OrderView} of the only order. */
    static final String VIEW = "view";

    /** Path of a notification as it is configured here. */
    static final String PATH = "path";

    /** The same path as DOKU calls and signs it. */
    static final String PUBLIC_PATH = "publicPath";

    /** {@link io.github.dokucamel.ledger.Notification} whose signature held. */
    static final String NOTIFICATION = "notification";

    /** Id or alias of the operation that is called; likewise a header for a caller in the process. */
    static final String OPERATION = "operation";

    /** Alias of the merchant that calls; null for the default one. */
    static final String MERCHANT = "merchant";

    /** The caller's key of the call; null when it has none. */
    static final String KEY = "idempotency_key";

    /** The customer whose access token is needed; may be null. */
    static final String CUSTOMER = "customer";

    /** {@code Map<String, String>}: HTTP headers that are members of the call. */
    static final String MEMBERS = "members";

    /** Where the members of a call are that are never stored. */
    static final String SECRET_ID = "secret-id";

    private IntakeVariables() {}
}
