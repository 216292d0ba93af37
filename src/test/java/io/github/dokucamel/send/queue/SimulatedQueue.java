package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The real queue, by a time that is not the machine's. */
public final class SimulatedQueue {

    private SimulatedQueue() {}

    public static QueueSteps of(
            Settings settings, Ledger ledger, Clock clock, LongSupplier nanoTime) {
        CircuitBreaker closed = CircuitBreaker.ofDefaults("simulated");
        return QueueSteps.of(settings, ledger, closed, Duration.ofHours(6), clock, nanoTime);
    }
}
