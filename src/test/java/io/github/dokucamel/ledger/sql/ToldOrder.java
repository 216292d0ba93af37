package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.Outcome;

/** What must be true of one order, kept beside the ledger. */
final class ToldOrder {

    Attempt first;
    int attempts;
    long claim;
    long leaseUntil;
    boolean doubt;
    Outcome outcome;
    int deliveries;

    void letGo() {
        claim = 0;
        leaseUntil = 0;
    }

    /** Neither accepted nor declined: open, or unresolved and still asked for. */
    boolean mayGoOn() {
        return outcome == null || outcome == Outcome.UNRESOLVED;
    }
}
