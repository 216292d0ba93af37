package io.github.dokucamel.send.queue;

import org.jspecify.annotations.Nullable;

/**
 * Spaces one merchant's calls evenly: at most so many a second, with no burst after a pause. Not
 * thread-safe; the queue's lock guards it. Times are nanoseconds of {@link System#nanoTime}.
 */
final class Rate {

    /** In either lane of a queue: claims last for ten minutes. */
    private static final int LONGEST_S = 200;

    private final long interval;
    private long free = Long.MIN_VALUE;

    private Rate(long interval) {
        this.interval = interval;
    }

    /** @param perSecond null means no limit */
    static Rate of(@Nullable Double perSecond) {
        return new Rate(perSecond == null ? 0 : (long) Math.ceil(1_000_000_000L / perSecond));
    }

    /**
     * As many of {@code most} as have their turn before a claim in memory runs out; what would wait
     * for longer is better left in the ledger.
     */
    static int inTime(int most, @Nullable Double perSecond) {
        return perSecond == null ? most : (int) Math.max(1, Math.min(most, perSecond * LONGEST_S));
    }

    boolean take(long now) {
        if (interval == 0) {
            return true;
        }
        if (free != Long.MIN_VALUE && now - free < 0) {
            return false;
        }
        // From now, not from when it was free: catching up would be two calls at once.
        free = now + interval;
        return true;
    }

    /** A call that could not wait for its turn: the next one waits the longer for it. */
    void spend(long now) {
        if (interval > 0) {
            free = (free == Long.MIN_VALUE || free - now < 0 ? now : free) + interval;
        }
    }

    long untilFree(long now) {
        return interval == 0 || free == Long.MIN_VALUE ? 0 : Math.max(0, free - now);
    }
}
