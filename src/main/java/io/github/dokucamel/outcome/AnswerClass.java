package io.github.dokucamel.outcome;

/** What an answer, or its absence, means for the order. The ledger decides what comes next. */
public enum AnswerClass {
    /** DOKU has the payment request. */
    ACCEPTED,
    /** DOKU refused it and nothing happened; never repeated. */
    DECLINED,
    /**
     * Refused, but this or an earlier attempt may have succeeded; or a success that nobody should
     * believe.
     */
    UNRESOLVED,
    /** Our clock is off: once more with a fresh timestamp, then hold. */
    CLOCK,
    /** DOKU does not take our access token or signature: once more with a new token, then hold. */
    TOKEN,
    /** DOKU does not take the customer's token: once more with a new one, then declined. */
    CUSTOMER_TOKEN,
    /** Our configuration is wrong: hold the merchant, keep the orders. */
    HOLD,
    /** Certainly never left; costs no attempt. */
    NOT_SENT,
    /** Nothing was sent, and not because DOKU is out of reach; costs no attempt. */
    NOT_READY,
    /** What became of an earlier attempt could not be learned, so nothing was sent. */
    STILL_UNKNOWN,
    /** DOKU or something before it wants us to come back later. */
    LATER,
    /** May have happened: replay the same Request-Id and bytes. */
    UNKNOWN;

    /** Whether a second attempt with fresh headers may bring another answer. */
    public boolean wantsFreshAttempt() {
        return this == CLOCK || this == TOKEN || this == CUSTOMER_TOKEN;
    }

    /**
     * Whether DOKU may have carried the request out all the same, so that a later refusal proves
     * nothing. A 502 or 504 comes from something in between, which does not know either.
     */
    public boolean leavesDoubt() {
        return this == UNKNOWN || this == LATER || this == UNRESOLVED;
    }
}
