package io.github.dokucamel.signature;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes values of the header {@code X-EXTERNAL-ID}: 28 digits, each value once.
 *
 * <p>The milliseconds, a count within this process and ten digits of chance: two processes do not
 * meet either. Safe to share between threads.
 */
public final class ExternalId {

    private static final int COUNTS = 100_000;
    private static final long CHANCES = 10_000_000_000L;

    /** Up to the year 2286. */
    private static final long MILLISECONDS = 10_000_000_000_000L;

    private final Clock clock;
    private final SecureRandom random;
    private final AtomicInteger count = new AtomicInteger();

    public ExternalId(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        return String.format(
                Locale.ROOT,
                "%013d%05d%010d",
                Math.floorMod(clock.millis(), MILLISECONDS),
                Math.floorMod(count.getAndIncrement(), COUNTS),
                random.nextLong(CHANCES));
    }
}
