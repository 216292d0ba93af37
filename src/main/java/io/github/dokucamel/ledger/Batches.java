package io.github.dokucamel.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches of which no order goes before all of them are recorded and checked; one flag of the batch
 * lets them go. Whatever is cut short is done again by whoever asks next, and comes to the same. Times
 * are milliseconds since 1970 UTC.
 */
public interface Batches {

    /**
     * Holds back what is recorded of a batch, unless an earlier version has begun to send it. What was
     * recorded of a file that has changed since is taken back, as long as nothing of it went.
     *
     * @param asks whether orders that look wrong wait for a person
     * @param person whose file it is; null when nobody knows
     */
    Batch hold(Batch opened, boolean asks, @Nullable String person);

    /**
     * Checks a batch that is recorded whole and lets it go, or has it wait for an approval. Nothing
     * happens to one that is not held back, or not recorded whole.
     */
    void check(long batchId, BatchRules rules, long now);

    /** Batches that are recorded whole and not checked to the end. */
    List<Long> unchecked();
}
