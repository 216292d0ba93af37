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

    private IntakeVariables() {}
}
