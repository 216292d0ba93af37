package io.github.dokucamel.intake.file;

import io.github.dokucamel.told.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Whether what looks for files, and reads them, gets on: a disk that never answers keeps a poll from
 * its end, in silence.
 */
final class IntakeProgress extends DefaultPollingConsumerPollStrategy {

    private static final long STUCK = TimeUnit.MINUTES.toNanos(2);
    private static final long REST = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanoTime;
    private final Map<Endpoint, Long> polls = new HashMap<>();
    private volatile long moved;
    private volatile String reading = "";

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    IntakeProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.moved = nanoTime.getAsLong();
    }

    /** Something was read, or found out. */
    void moved() {
        moved = nanoTime.getAsLong();
    }

    /** The file that is looked at from now on. */
    void reads(String name) {
        reading = " with " + Shown.of(name, OpenBatch.LONGEST_NAME);
        moved();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        synchronized (polls) {
            polls.put(endpoint, nanoTime.getAsLong());
        }
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        end(endpoint);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause)
            throws Exception {
        end(endpoint);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    /**
     * The same for a directory that has nothing in it most of the time: as long as that can be seen
     * from outside, it is polled every five seconds only.
     */
    PollingConsumerPollStrategy unless(BooleanSupplier empty) {
        IntakeProgress all = this;
        return new DefaultPollingConsumerPollStrategy() {
            private long polled = nanoTime.getAsLong() - REST;

            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                all.begin(consumer, endpoint);
                long now = nanoTime.getAsLong();
                if (now - polled < REST && empty.getAsBoolean()) {
                    end(endpoint);
                    return false;
                }
                polled = now;
                return true;
            }

            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                all.commit(consumer, endpoint, polledMessages);
            }

            @Override
            public boolean rollback(
                    Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause)
                    throws Exception {
                return all.rollback(consumer, endpoint, retryCounter, cause);
            }
        };
    }

    private void end(Endpoint endpoint) {
        synchronized (polls) {
            polls.remove(endpoint);
            reading = polls.isEmpty() ? "" : reading;
        }
    }

    /** Why nothing is taken in; empty when all is well. */
    Optional<String> trouble() {
        long now = nanoTime.getAsLong();
        synchronized (polls) {
            for (long began : polls.values()) {
                long since = Math.min(now - began, now - moved);
                if (since > STUCK) {
                    return Optional.of(
                            ("The intake of files has not got on%s for %s minutes. Look at the disk"
                                            + " of the inbox, then start doku-camel again")
                                    .formatted(reading, TimeUnit.NANOSECONDS.toMinutes(since)));
                }
            }
        }
        return Optional.empty();
    }
}
