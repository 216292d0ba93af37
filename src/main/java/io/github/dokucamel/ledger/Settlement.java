package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;

/** The outcome of a payment request. */
public record Settlement(
        Outcome outcome, boolean replayed, String paymentUrl, Integer httpStatus, Failure error) {}
