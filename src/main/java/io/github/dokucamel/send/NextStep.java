package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.signature.AsciiCase;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes next for an order or a call, as {@link RetryRules} say.
 *
 * @param seen what the attempt came to; null while it may go out
 * @param counts whether the attempt uses up one of those there are
 * @param pause until the order is taken up again
 */
record NextStep(Kind kind, @Nullable Classification seen, boolean counts, Duration pause) {

    /** Which way the journey goes. */
    enum Kind {
        /** The request goes out. */
        CALL,
        /** DOKU is asked what it knows of the order. */
        ASK,
        /** Nothing goes out; what that means for the order is still to be decided. */
        REFUSED,
        /** The outcome is certain. */
        SETTLE,
        /** Another attempt, later. */
        POSTPONE,
        /** Our credentials, configuration or clock are wrong: the merchant waits. */
        HOLD,
        /** Nobody knows whether DOKU has carried it out. */
        UNRESOLVED;

        /** As route files spell it. */
        final String text = AsciiCase.lower(name());
    }

    /** {@link #seen}, of a step that comes after an attempt or a refusal. */
    Classification came() {
        return Objects.requireNonNull(seen, "The attempt has not gone out yet");
    }

    /** @return how the attempt ended, for the ledger */
    AttemptResult result(Attempt attempt) {
        Classification came = came();
        return new AttemptResult(
                came.answerClass().name(),
                came.httpStatus(),
                came.code(),
                came.message(),
                counts,
                attempt.inDoubt() || mayHaveBeenProcessed(came));
    }

    /**
     * A gateway that answers 429 or 425 has not begun; one that answers 503 may have, and so may one
     * of whose answer something in between made another.
     */
    private static boolean mayHaveBeenProcessed(Classification seen) {
        Integer status = seen.httpStatus();
        return seen.answerClass().leavesDoubt()
                ? !Integer.valueOf(429).equals(status) && !Integer.valueOf(425).equals(status)
                : seen.isStray() && status != null;
    }
}
