package io.github.dokucamel.send;

import io.github.dokucamel.settings.Backoff;
import io.github.dokucamel.settings.Settings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: doubling from the first delay to the longest, each half of it random. */
record RetrySchedule(Backoff pauses, RandomGenerator random) {

    static RetrySchedule of(Settings settings, RandomGenerator random) {
        return new RetrySchedule(settings.send().retries(), random);
    }

    /**
     * @param tries attempts made so far, at least 1
     * @param asked what the gateway asked for, already capped; null when it did not
     */
    Duration after(int tries, @Nullable Duration asked) {
        long full = pauses.after(tries).toMillis();
        long delay = full / 2 + random.nextLong(full / 2 + 1);
        return Duration.ofMillis(asked == null ? delay : Math.max(delay, asked.toMillis()));
    }
}
