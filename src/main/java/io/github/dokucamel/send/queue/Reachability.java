package io.github.dokucamel.send.queue;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the gateway can be reached, and since when not. While the circuit breaker is open nothing
 * is taken from the ledger to be sent; after its pause one order is tried.
 */
public final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long pauseNanos;
    private final Trial trial;
    private volatile @Nullable Instant since;
    private volatile long openedAt;

    /**
     * @param pause how long the breaker stays open
     * @param callDeadline how long one call may take
     * @param nanoTime monotonic, as {@link System#nanoTime()}
     */
    public Reachability(
            CircuitBreaker breaker,
            Clock clock,
            Duration pause,
            Duration callDeadline,
            LongSupplier nanoTime) {
        this.breaker = breaker;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.pauseNanos = pause.toNanos();
        this.trial = new Trial(callDeadline.multipliedBy(3).toNanos());
        breaker.getEventPublisher()
                .onStateTransition(change -> changed(change.getStateTransition().getToState()));
    }

    private void changed(State state) {
        if (state == State.OPEN) {
            openedAt = nanoTime.getAsLong();
        }
        if (state != State.HALF_OPEN) {
            synchronized (trial) {
                trial.giveBack();
            }
        }
    }

    public void notReached() {
        if (since == null) {
            since = clock.instant();
            LOG.warn("The gateway cannot be reached; orders wait until it can");
        }
    }

    public void reached() {
        // Many senders find out at once.
        Instant then = since;
        if (then != null) {
            LOG.info("The gateway can be reached again, after {}", ago(then));
            since = null;
        }
    }

    private Duration ago(Instant then) {
        return Duration.ofSeconds(Duration.between(then, clock.instant()).toSeconds());
    }

    boolean admits(long nanoTime) {
        if (!isInterrupted()) {
            return true;
        }
        boolean paused = breaker.getState() == State.OPEN && nanoTime - openedAt < pauseNanos;
        synchronized (trial) {
            return !paused && trial.isFree(nanoTime);
        }
    }

    void admitted(long nanoTime) {
        if (isInterrupted()) {
            synchronized (trial) {
                trial.take(nanoTime);
            }
        }
    }

    /** Whether the breaker is not closed. */
    boolean isInterrupted() {
        return breaker.getState() != State.CLOSED;
    }

    /** Empty while the last call reached it, or none was made. */
    public Optional<Instant> unreachableSince() {
        return Optional.ofNullable(since);
    }
}
