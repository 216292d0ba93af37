package io.github.dokucamel.outcome;

/** What an answer, or its absence, means for the order. The ledger decides what comes next. */
public enum AnswerClass {
    /** DOKU has the payment request. */
    ACCEPTED,
    /** DOKU refused it and nothing happened; never repeated. */
    DECLINED,
    /** Refused, but an earlier attempt without an answer may have succeeded. */
    UNRESOLVED,
    /** Our clock is off: once more with a fresh timestamp, then hold. */
    CLOCK,
    /** Our configuration is wrong: hold the merchant, keep the orders. */
    HOLD,
    /** Certainly never left; costs no attempt. */
    NOT_SENT,
    /** DOKU or something before it wants us to come back later. */
    LATER,
    /** May have happened: replay the same Request-Id and bytes. */
    UNKNOWN;

    /**
     * Whether DOKU may have carried the request out all the same, so that a later refusal proves
     * nothing. A 502 or 504 comes from something in between, which does not know either.
     */
    public boolean leavesDoubt() {
        return this == UNKNOWN || this == LATER;
    }
}
