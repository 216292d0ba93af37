package io.github.dokucamel.notification;

import io.github.dokucamel.signature.AsciiCase;

/**
 * How far the payment of one order has come, in rising order: news may only raise it, so that the
 * state in the end does not depend on the sequence in which news came.
 */
public enum PaymentState {
    /** Nobody has paid yet, as far as is known. */
    PENDING,
    /** An attempt failed; the payer may still pay. */
    FAILED,
    /** The time to pay is over; a payment that was under way may still come. */
    EXPIRED,
    /** Something was paid that is not what the order asked for. */
    MISMATCHED,
    PAID,
    /** Undone before settlement. */
    VOIDED,
    /** Money went back, all of it or a part. */
    REFUNDED;

    /** As in documents and reports: {@code paid}. */
    public String text() {
        return AsciiCase.lower(name());
    }

    /** Whether DOKU need not be asked any more. A failed payment may still succeed. */
    public boolean isFinal() {
        return this == EXPIRED || compareTo(PAID) >= 0;
    }

    /** Whether money came, be it another amount than the one that was asked for. */
    public boolean tookAnyMoney() {
        return compareTo(MISMATCHED) >= 0;
    }

    /** Whether the payer's money arrived, whatever became of it later. */
    public boolean tookMoney() {
        return compareTo(PAID) >= 0;
    }
}
