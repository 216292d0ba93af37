package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where orders come from.
 *
 * @param intake file, jms, rest or direct
 * @param name batch name, queue, or null
 * @param batch null unless the intake is a file
 * @param replyTo JMS destination that wants the outcome; null when nobody asked
 * @param correlationId goes back with the reply
 */
public record Source(
        String intake,
        @Nullable String name,
        @Nullable Batch batch,
        @Nullable String replyTo,
        @Nullable String correlationId) {

    /** A caller in the process. */
    public static final Source DIRECT = of("direct", null);

    public static Source of(String intake, @Nullable String name) {
        return new Source(intake, name, null, null, null);
    }

    public static Source of(Batch batch) {
        return new Source("file", batch.name(), batch, null, null);
    }
}
