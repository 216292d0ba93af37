package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.settings.Settings;

/** Whether the search for an order's answer has come to a point where the order is unresolved. */
final class LastTry {

    private final int mostAttempts;

    LastTry(Settings settings) {
        this.mostAttempts = settings.send().retryAttempts();
    }

    /** Whether the order is, or stays, unresolved with this answer. */
    boolean leavesUnresolved(Attempt attempt, Classification seen) {
        return switch (seen.answerClass()) {
            case UNRESOLVED -> true;
            case LATER, UNKNOWN, STILL_UNKNOWN ->
                    attempt.claim().isUnresolved() || attempt.counted() + 1 >= mostAttempts;
            case ACCEPTED, DECLINED, NOT_SENT, NOT_READY, CLOCK, TOKEN, CUSTOMER_TOKEN, HOLD ->
                    false;
        };
    }
}
