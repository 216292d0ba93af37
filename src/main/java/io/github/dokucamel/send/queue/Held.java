package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Hold;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One merchant on hold. Not thread-safe; its owner's lock guards it. */
final class Held {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

    /** Probes that have to fail before a run that ends by itself stops waiting. */
    private static final int ENOUGH_PROBES = 3;

    Hold hold;

    /** Null while nothing may go. */
    @Nullable Trial trial;

    /** The last order on trial was refused for its own sake: the next decides. */
    boolean isCleared;

    final Probes probes;

    Held(Hold hold, Probes probes) {
        this.hold = hold;
        this.probes = probes;
    }

    static void tell(Hold hold) {
        LOG.error(
                "Merchant {} is on hold: {}. Its orders wait untouched; they go on by themselves"
                        + " once a signed status call shows that the cause is gone",
                hold.merchant(),
                hold.reason());
    }

    boolean admits(long nanoTime) {
        return trial != null && trial.isFree(nanoTime);
    }

    boolean isStuck() {
        return trial == null && probes.count() >= ENOUGH_PROBES;
    }
}
