package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The real steps of sending, with pauses that a seed spreads. */
public final class SimulatedSending {

    private SimulatedSending() {}

    public static SendSteps of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            QueueSteps queue,
            AnswerDoubts doubts,
            RandomGenerator random,
            Clock clock) {
        return SendSteps.of(settings, ledger, catalogue, queue, doubts, random, clock);
    }
}
