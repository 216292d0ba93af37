package io.github.dokucamel.settings;

import java.time.Duration;

/** Pauses that grow from the first to the longest. */
public record Backoff(Duration first, Duration longest) {

    /** Doubling stops here, before a number overflows. */
    private static final int MOST_DOUBLINGS = 20;

    /**
     * Each twice the one before.
     *
     * @param failures so far, at least 1
     */
    public Duration after(int failures) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        return shorter(first.multipliedBy(1L << doublings), longest);
    }

    /**
     * As long as something has lasted, within the two.
     *
     * @param age may be negative when a clock was set back
     */
    public Duration at(Duration age) {
        Duration grown = shorter(age, longest);
        return grown.compareTo(first) < 0 ? first : grown;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
