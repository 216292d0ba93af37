package io.github.dokucamel.intake;

import io.github.dokucamel.inbound.SnapEndpoint;

/** Exchange variables of the taking-in journey. */
public final class IntakeVariables {

    /** {@link io.github.dokucamel.ledger.Source}: where the orders come from. */
    public static final String SOURCE = "source";

    /** What names this arrival among all others, e.g. a JMSMessageID. */
    public static final String ARRIVAL = "arrival";

    /** {@link java.time.Duration}: how long the caller waits for the outcome. */
    public static final String WAIT = "wait";

    /** {@code List<Claim>}: orders to hand over in memory. */
    static final String CLAIMS = "claims";

    /** {@link io.github.dokucamel.ledger.Recorded} of the only order. */
    public static final String RECORDED = "recorded";

    /** {@link io.github.dokucamel.ledger.OrderView} of the only order. */
    public static final String VIEW = "view";

    /** Path of a notification as it is configured here. */
    public static final String PATH = "path";

    /** The same path as DOKU calls and signs it. */
    public static final String PUBLIC_PATH = "publicPath";

    /** {@link io.github.dokucamel.ledger.Notification} whose signature held. */
    public static final String NOTIFICATION = "notification";

    /** Name of the {@link SnapEndpoint} that is called. */
    public static final String ENDPOINT = "endpoint";

    /** Id or alias of the operation that is called; likewise a header for a caller in the process. */
    public static final String OPERATION = "operation";

    /** Alias of the merchant that calls; null for the default one. */
    public static final String MERCHANT = "merchant";

    /** The caller's key of the call; null when it has none. */
    public static final String KEY = "idempotency_key";

    /** The customer whose access token is needed; may be null. */
    public static final String CUSTOMER = "customer";

    /** {@code Map<String, String>}: HTTP headers that are members of the call. */
    public static final String MEMBERS = "members";

    /** Where the members of a call are that are never stored. */
    public static final String SECRET_ID = "secret-id";

    private IntakeVariables() {}
}
