package io.github.dokucamel.payment;

import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.settings.Backoff;
import io.github.dokucamel.settings.ReconcileSettings;
import java.time.Duration;
import java.util.Optional;

/** When the payment of an accepted order is asked for next: ever less often, and not for ever. */
record AskSchedule(ReconcileSettings settings) {

    /** The longest pause between two questions. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** Each pause is about this part of the order's age. */
    private static final int PART = 8;

    /**
     * Empty: not any more. One last question is asked when the time is over, and again until DOKU
     * answers it.
     *
     * @param answered whether DOKU understood this question and had an answer
     */
    Optional<Long> next(Question question, boolean answered, long now) {
        long end = question.acceptedAt() + settings.until().toMillis();
        Duration grown = Duration.ofMillis((now - question.acceptedAt()) / PART);
        long next = now + new Backoff(settings.interval(), LONGEST).at(grown).toMillis();
        if (now < end) {
            return Optional.of(Math.min(next, end));
        }
        return answered ? Optional.empty() : Optional.of(next);
    }
}
