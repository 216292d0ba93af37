package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsText(Outcome outcome) {
        assertEquals(outcome.name().toLowerCase(java.util.Locale.ROOT), outcome.text());
        assertEquals(Optional.of(outcome), Outcome.of(outcome.text()));
    }

    @Test
    void pendingIsNoOutcome() {
        assertEquals(Optional.empty(), Outcome.of("pending"));
        assertEquals(Optional.empty(), Outcome.of(null));
    }

    @Test
    void knowsWhatRepeats() {
        assertEquals(
                EnumSet.of(
                        Outcome.INVALID,
                        Outcome.DUPLICATE,
                        Outcome.CONFLICT,
                        Outcome.REFUNDED,
                        Outcome.MISMATCHED,
                        Outcome.UNMATCHED,
                        Outcome.BOUND),
                EnumSet.copyOf(where(Outcome::repeats)));
    }

    private static List<Outcome> where(java.util.function.Predicate<Outcome> holds) {
        return Stream.of(Outcome.values()).filter(holds).toList();
    }
}
