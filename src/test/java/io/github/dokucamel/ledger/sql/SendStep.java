package io.github.dokucamel.ledger.sql;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** What can happen to orders while they are sent. */
enum SendStep {
    RECORD(1),
    CLAIM(6),
    BEGIN(6),
    POSTPONE(2),
    POSTPONE_IN_DOUBT(3),
    ACCEPT(1),
    DECLINE(1),
    GIVE_UP(1),
    RELEASE(1),
    LET_LEASES_RUN_OUT(1),
    CRASH(1);

    private final int weight;

    SendStep(int weight) {
        this.weight = weight;
    }

    /** What moves orders along is frequent, so that most walks get as far as a second attempt. */
    static Arbitrary<SendStep> weighted() {
        return Arbitraries.frequency(
                Stream.of(values()).map(step -> Tuple.of(step.weight, step)).toList());
    }
}
