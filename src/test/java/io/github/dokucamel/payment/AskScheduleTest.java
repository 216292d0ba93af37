package io.github.dokucamel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How the pauses between questions after one payment grow. */
class AskScheduleTest {

    private static final long ACCEPTED = 1_795_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final AskSchedule schedule =
            new AskSchedule(Settings.standalone(SettingNames.packaged(), Map.of()).reconcile());

    private static Question question() {
        return new Question(1, "default", "payment-page", "INV-1", "R-1", ACCEPTED, null, null);
    }

    private Optional<Long> pause(long age) {
        return schedule.next(question(), true, ACCEPTED + age).map(next -> next - ACCEPTED - age);
    }

    @Test
    void thePausesBeginWithTheIntervalGrowWithTheAgeAndEnd() {
        assertEquals(Optional.of(5 * MINUTE), pause(MINUTE));
        assertEquals(Optional.of(3 * HOUR), pause(24 * HOUR));
        assertEquals(Optional.of(6 * HOUR), pause(6 * 24 * HOUR));
        assertEquals(Optional.of(MINUTE), pause(WEEK - MINUTE));
        assertEquals(Optional.empty(), pause(WEEK));
    }

    @Test
    void theLastQuestionIsRepeatedUntilItIsAnswered() {
        assertEquals(
                Optional.of(ACCEPTED + WEEK + 6 * HOUR),
                schedule.next(question(), false, ACCEPTED + WEEK));
    }

    @Property
    void noPauseIsShorterThanTheIntervalButTheLast(@ForAll @LongRange(max = 700_000_000) long age) {
        Optional<Long> pause = pause(age);
        assertEquals(age < WEEK, pause.isPresent());
        pause.ifPresent(
                next ->
                        assertTrue(
                                age + next <= WEEK
                                        && next <= 6 * HOUR
                                        && (next >= 5 * MINUTE || age + next == WEEK),
                                next.toString()));
    }
}
