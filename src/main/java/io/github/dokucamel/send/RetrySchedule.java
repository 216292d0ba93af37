package io.github.dokucamel.send;

import io.github.dokucamel.settings.Settings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again: doubling from the first delay to the longest, each half of it random. */
final class RetrySchedule {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    RetrySchedule(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    public static RetrySchedule of(Settings settings) {
        return new RetrySchedule(
                settings.send().firstRetryDelay(),
                settings.send().maxRetryDelay(),
                RandomGenerator.getDefault());
    }

    /**
     * @param tries attempts made so far, at least 1
     * @param asked what the gateway asked for, already capped; null when it did not
     */
    Duration after(int tries, Duration asked) {
        long full =
                Math.min(
                        longest.toMillis(),
                        first.toMillis() * (1L << Math.min(20, Math.max(0, tries - 1))));
        long delay = full / 2 + random.nextLong(full / 2 + 1);
        return Duration.ofMillis(asked == null ? delay : Math.max(delay, asked.toMillis()));
    }
}
