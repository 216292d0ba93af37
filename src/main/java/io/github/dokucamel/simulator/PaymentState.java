package io.github.dokucamel.simulator;

/** How a payment stands, in the words of {@code transaction.status}. */
enum PaymentState {
    PENDING,
    FAILED,
    SUCCESS,
    EXPIRED,
    REFUNDED,
    VOIDED;

    /** Whether the payer may still pay: a decline ends nothing. */
    boolean isOpen() {
        return this == PENDING || this == FAILED;
    }
}
