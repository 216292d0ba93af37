package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.settings.Backoff;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTest {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), LONGEST);

    @Property
    void doublesFromTheFirstDelayToTheLongestAndHalfOfItIsRandom(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int tries, @ForAll Random random) {
        long full = tries > 9 ? LONGEST.toMillis() : Math.min(1_000L << (tries - 1), 300_000);
        long delay = new RetrySchedule(PAUSES, random).after(tries, null).toMillis();
        assertTrue(delay >= full / 2, delay + " of " + full);
        assertTrue(delay <= full, delay + " of " + full);
    }

    @Property
    void waitsAtLeastAsLongAsTheGatewayAsks(
            @ForAll @IntRange(min = 1, max = 20) int tries,
            @ForAll @IntRange(min = 0, max = 3_600) int seconds,
            @ForAll Random random) {
        Duration asked = Duration.ofSeconds(seconds);
        Duration delay = new RetrySchedule(PAUSES, random).after(tries, asked);
        assertTrue(delay.compareTo(asked) >= 0);
        if (asked.compareTo(LONGEST) > 0) {
            assertEquals(asked, delay);
        }
    }

    @Property
    void usesTheWholeJitter(@ForAll Random random) {
        RetrySchedule schedule = new RetrySchedule(PAUSES, random);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 200; i++) {
            long delay = schedule.after(1, null).toMillis();
            least = Math.min(least, delay);
            most = Math.max(most, delay);
        }
        assertTrue(least < 600 && most > 900, least + " to " + most);
    }

    @Example
    void aFirstDelayOfNothingIsNoDelay() {
        RetrySchedule schedule =
                new RetrySchedule(new Backoff(Duration.ZERO, LONGEST), new Random(1));
        assertEquals(Duration.ZERO, schedule.after(7, null));
    }
}
