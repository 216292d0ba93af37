package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.outcome.Classification;

/** Whether DOKU may have carried a request out although no answer says so. */
final class Doubt {

    private Doubt() {}

    /** @param counts whether the attempt uses up one of those there are */
    static AttemptResult result(Attempt attempt, Classification seen, boolean counts) {
        return new AttemptResult(
                seen.answerClass().name(),
                seen.httpStatus(),
                seen.code(),
                seen.message(),
                counts,
                attempt.inDoubt() || mayHaveBeenProcessed(seen));
    }

    /** A gateway that answers 429 or 425 has not begun; one that answers 503 may have. */
    private static boolean mayHaveBeenProcessed(Classification seen) {
        return seen.answerClass().leavesDoubt()
                && !Integer.valueOf(429).equals(seen.httpStatus())
                && !Integer.valueOf(425).equals(seen.httpStatus());
    }
}
