package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that somebody set the clock, by one that cannot be set, and has the ledger follow: nothing
 * waits for a time that will not come for a day, and no order that is being sent looks abandoned.
 */
public final class ClockSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);
    private static final long NOTICED_MS = 2_000;

    private final Ledger ledger;
    private final long longestMs;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private boolean started;
    private long wall;
    private long steady;

    /**
     * @param longest nothing is ever due later than this
     * @param nanoTime monotonic, as {@link System#nanoTime()}
     */
    public ClockSteps(Ledger ledger, Duration longest, Clock clock, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.longestMs = longest.toMillis();
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.wall = clock.millis();
        this.steady = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
    }

    /** Before anything that is due is looked for. */
    public synchronized void follow() {
        long now = clock.millis();
        long steadyNow = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
        long step = (now - wall) - (steadyNow - steady);
        if (!started || Math.abs(step) >= NOTICED_MS) {
            // Only then: a step that could not be written down is found again.
            ledger.clockStepped(Math.abs(step) < NOTICED_MS ? 0 : step, now, longestMs);
        }
        if (Math.abs(step) >= NOTICED_MS) {
            LOG.warn(
                    "The clock was set {} by {}; what waits was moved along",
                    step < 0 ? "back" : "forward",
                    Duration.ofMillis(Math.abs(step)));
        }
        started = true;
        wall = now;
        steady = steadyNow;
    }
}
