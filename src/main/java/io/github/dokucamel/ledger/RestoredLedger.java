package io.github.dokucamel.ledger;

import java.util.Optional;
import java.util.Set;

/** What a ledger knows of having gone back in time, restored from a copy. */
interface RestoredLedger {

    /**
     * From when on a ledger that was lost may have sent what this one does not know of, at the
     * earliest; 0 when nobody knows. Empty while this is the newest ledger there was, and after a
     * person has ended it.
     */
    Optional<Long> askingFirstSince();

    /** The time of the newest it knew of when it was opened; 0 when it knew nothing. */
    long knownUntil();

    /** Whether all of these were given to outcomes by this ledger. */
    boolean areDeliveriesKnown(Set<String> deliveryIds);

    /** Something is there that this ledger ought to know of, and does not. */
    void wentBack();
}
