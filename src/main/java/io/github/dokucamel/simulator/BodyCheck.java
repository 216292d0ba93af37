package io.github.dokucamel.simulator;

import java.util.Optional;

/** Judges the body of a call that is signed correctly. */
@FunctionalInterface
public interface BodyCheck {

    /**
     * @param body as received, any bytes
     * @return the first thing wrong with it, naming the field, e.g. {@code order.amount is
     *     required}; empty when there is none
     */
    Optional<String> firstProblem(byte[] body);
}
