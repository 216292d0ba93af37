package io.github.dokucamel.simulator;

/** How a payment stands, in the words of {@code transaction.status}. */
enum PaymentState {
    PENDING("03"),
    FAILED("06"),
    SUCCESS("00"),
    EXPIRED("05"),
    REFUNDED("04"),
    VOIDED("05");

    /** {@code latestTransactionStatus} in Bank Indonesia's numbers. */
    final String number;

    PaymentState(String number) {
        this.number = number;
    }

    /** Whether the payer may still pay: a decline ends nothing. */
    boolean isOpen() {
        return this == PENDING || this == FAILED;
    }
}
