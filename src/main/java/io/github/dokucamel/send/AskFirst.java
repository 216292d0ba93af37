package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import java.time.Clock;
import java.time.Duration;

/**
 * Orders of a ledger that went back in time, which may have been sent before it did: whether they go
 * out again, under the Request-Id and with the bytes they had, or are asked for first.
 *
 * @param replayFor how long DOKU is trusted to know a Request-Id again
 */
record AskFirst(Duration replayFor, Clock clock) {

    /** The code of an order that nobody knows, and that only a person has sent. */
    static final String CODE = "not_in_restored_ledger";

    /** A clock that is off by more has been set, and tells no age. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    boolean isWanted(Attempt attempt, Operation operation) {
        Long since = attempt.lostSince();
        if (since == null) {
            return false;
        }
        return switch (operation.idempotency()) {
            case NONE -> false;
            case EXTERNAL_ID -> true;
            case REQUEST_ID -> !isKnownAgain(since);
        };
    }

    /** Whatever was sent under this Request-Id was sent later than {@code since}. */
    private boolean isKnownAgain(long since) {
        Duration age = Duration.ofMillis(clock.millis() - since);
        return age.compareTo(replayFor) <= 0 && age.compareTo(CLOCKS_DIFFER.negated()) >= 0;
    }

    /** @param asked what DOKU said, or why it was not asked; without a full stop */
    static NextStep unknown(String asked) {
        return RetryRules.refused(
                Classification.unanswered(
                        AnswerClass.UNRESOLVED,
                        CODE,
                        "The ledger went back in time and may have sent this before; " + asked));
    }
}
