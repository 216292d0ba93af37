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
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long UNTIL = 45 * DAY;

    private final AskSchedule schedule =
            new AskSchedule(Settings.standalone(SettingNames.packaged(), Map.of()).reconcile());

    private static Question question() {
        return new Question(
                1, "default", "payment-page", "INV-1", "INV-1", "R-1", ACCEPTED, null, null);
    }

    private Optional<Long> pause(long age) {
        return schedule.next(question(), true, ACCEPTED + age).map(next -> next - ACCEPTED - age);
    }

    @Test
    void thePausesBeginWithTheIntervalGrowWithTheAgeAndEnd() {
        assertEquals(Optional.of(5 * MINUTE), pause(MINUTE));
        assertEquals(Optional.of(3 * HOUR), pause(24 * HOUR));
        assertEquals(Optional.of(18 * HOUR), pause(6 * DAY));
        assertEquals(Optional.of(DAY), pause(30 * DAY));
        assertEquals(Optional.of(MINUTE), pause(UNTIL - MINUTE));
        assertEquals(Optional.empty(), pause(UNTIL));
    }

    @Test
    void anInvoiceOfThirtyDaysIsAskedForToItsEndInFewQuestions() {
        int questions = 1;
        long age = MINUTE;
        for (Optional<Long> next = pause(age); next.isPresent(); next = pause(age)) {
            age += next.get();
            questions++;
        }
        assertEquals(UNTIL, age);
        assertTrue(questions > 50 && questions < 110, "" + questions);
    }

    @Test
    void theLastQuestionIsRepeatedUntilItIsAnswered() {
        assertEquals(
                Optional.of(ACCEPTED + UNTIL + DAY),
                schedule.next(question(), false, ACCEPTED + UNTIL));
    }

    @Property
    void noPauseIsShorterThanTheIntervalButTheLast(
            @ForAll @LongRange(max = 4_000_000_000L) long age) {
        Optional<Long> pause = pause(age);
        assertEquals(age < UNTIL, pause.isPresent());
        pause.ifPresent(
                next ->
                        assertTrue(
                                age + next <= UNTIL
                                        && next <= DAY
                                        && (next >= 5 * MINUTE || age + next == UNTIL),
                                next.toString()));
    }

    @Property
    void theOlderAnOrderIsTheLongerItRests(
            @ForAll @LongRange(max = 3_600_000_000L) long age,
            @ForAll @LongRange(max = 100_000_000) long more) {
        Optional<Long> later = pause(age + more);
        later.filter(next -> age + more + next < UNTIL)
                .ifPresent(next -> assertTrue(pause(age).orElseThrow() <= next));
    }
}
