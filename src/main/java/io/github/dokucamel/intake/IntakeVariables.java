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

    /** Name of the {@link SnapEndpoint} that is called. */
    static final String ENDPOINT = "endpoint";

    private IntakeVariables() {}
}
