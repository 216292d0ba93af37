package io.github.dokucamel.payment;

import io.github.dokucamel.notification.Envelopes;
import java.util.Random;

/**
 * One thing that DOKU says of a payment, however it is spelt and however often it is said.
 *
 * @param original Request-Id of the call that began the payment
 * @param refundId only of a refund; null when none is given
 * @param refundAmount only of a refund; null when none is given
 */
public record Fact(Kind kind, String original, long amount, String refundId, Long refundAmount) {

    /** What it is of. */
    public enum Kind {
        PENDING,
        AUTHORIZED,
        FAILED,
        EXPIRED,
        SUCCESS,
        VOIDED,
        REFUNDED
    }

    static Fact of(Kind kind, String original, long amount) {
        return new Fact(kind, original, amount, null, null);
    }

    boolean is(Kind one) {
        return kind == one;
    }

    /** A refund of which two cannot be told from one that is said twice. */
    boolean isNameless() {
        return kind == Kind.REFUNDED && refundId == null && refundAmount == null;
    }

    /** Two facts with the same one are the same, unless they are nameless. */
    String effect() {
        return kind == Kind.REFUNDED
                ? kind + " " + refundId + " " + refundAmount
                : kind + " " + original + " " + amount;
    }

    /** A body that says it, in a spelling that the random numbers choose. */
    public byte[] body(String invoiceNumber, Random chosen) {
        // Of one payment or refund DOKU says the same each time: what differs is another one.
        boolean isMoney = kind == Kind.SUCCESS || kind == Kind.REFUNDED;
        Random random = isMoney ? new Random((invoiceNumber + effect()).hashCode()) : chosen;
        return switch (kind) {
            case PENDING -> Envelopes.pending(invoiceNumber, amount, original, random);
            case AUTHORIZED ->
                    Envelopes.authorized(invoiceNumber, amount, original, "A-" + original, random);
            case FAILED -> Envelopes.failed(invoiceNumber, amount, original, random);
            case EXPIRED -> Envelopes.expired(invoiceNumber, amount, original, random);
            case SUCCESS -> Envelopes.success(invoiceNumber, amount, original, random);
            case VOIDED -> Envelopes.voided(invoiceNumber, amount, original, random);
            case REFUNDED ->
                    Envelopes.refunded(
                            invoiceNumber, amount, original, refundId, refundAmount, random);
        };
    }
}
