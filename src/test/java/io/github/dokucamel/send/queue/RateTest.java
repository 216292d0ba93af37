package io.github.dokucamel.send.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RateTest {

    private static final double SECOND = 1e9;

    @Property
    void neverGivesMoreThanTheRateInAnyWindow(
            @ForAll @DoubleRange(min = 0.5, max = 100_000) double perSecond,
            @ForAll long start,
            @ForAll @Size(min = 1, max = 150) List<@LongRange(min = 0, max = 40) Long> pauses) {
        Rate rate = Rate.of(perSecond);
        List<Long> taken = new ArrayList<>();
        long now = start;
        for (long pause : pauses) {
            // In tenths of the interval, so that most asking comes too early.
            now += (long) (pause * SECOND / perSecond / 10);
            if (rate.take(now)) {
                taken.add(now);
            }
        }
        for (int from = 0; from < taken.size(); from++) {
            for (int to = from; to < taken.size(); to++) {
                double seconds = (taken.get(to) - taken.get(from)) / SECOND;
                assertTrue(to - from + 1 <= perSecond * seconds + 1 + 1e-6);
            }
        }
    }

    @Property
    void isFreeAgainAfterTheTimeItNames(
            @ForAll @DoubleRange(min = 0.01, max = 100_000) double perSecond, @ForAll long start) {
        Rate rate = Rate.of(perSecond);
        assertEquals(0, rate.untilFree(start));
        assertTrue(rate.take(start));
        long wait = rate.untilFree(start);
        assertFalse(rate.take(start + wait - 1));
        assertTrue(rate.take(start + wait));
    }

    @Example
    void withoutALimitEverythingIsFree() {
        Rate rate = Rate.of(null);
        for (int i = 0; i < 1_000; i++) {
            assertTrue(rate.take(5));
        }
        assertEquals(0, rate.untilFree(5));
    }
}
