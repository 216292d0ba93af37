package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a payment request.
 *
 * @param answered what DOKU said; null when nothing is known of it
 * @param resolution of an unresolved one, else null
 */
public record Settlement(
        Outcome outcome,
        boolean replayed,
        @Nullable Answered answered,
        @Nullable Integer httpStatus,
        @Nullable Failure error,
        @Nullable Resolution resolution) {

    /** One that is final. */
    public Settlement(
            Outcome outcome,
            boolean replayed,
            @Nullable String paymentUrl,
            @Nullable Integer httpStatus,
            @Nullable Failure error) {
        this(outcome, replayed, Answered.ofUrl(paymentUrl), httpStatus, error, null);
    }
}
