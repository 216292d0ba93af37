package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Resolution;

/**
 * The outcome of a payment request.
 *
 * @param answered what DOKU said; null when nothing is known of it
 * @param resolution of an unresolved one, else null
 */
public record Settlement(
        Outcome outcome,
        boolean replayed,
        Answered answered,
        Integer httpStatus,
        Failure error,
        Resolution resolution) {

    /** One that is final. */
    public Settlement(
            Outcome outcome,
            boolean replayed,
            String paymentUrl,
            Integer httpStatus,
            Failure error) {
        this(outcome, replayed, Answered.ofUrl(paymentUrl), httpStatus, error, null);
    }
}
