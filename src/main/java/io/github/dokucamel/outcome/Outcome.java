package io.github.dokucamel.outcome;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of an order, or of the payment it asked for. */
public enum Outcome {
    /** DOKU took the payment request; the payer can pay. */
    ACCEPTED(Kind.SETTLES),
    /** DOKU refused it, and nothing happened. */
    DECLINED(Kind.SETTLES),
    /** Broke a rule here; was never sent and claims no key. */
    INVALID(Kind.REPEATS),
    /** The same order again. */
    DUPLICATE(Kind.REPEATS),
    /** Another order under a key that is taken. */
    CONFLICT(Kind.REPEATS),
    /** Sent, and nobody knows what came of it; a later answer may still settle it. */
    UNRESOLVED(Kind.LEAVES_OPEN),
    /** The payer paid what was asked for. */
    PAID(Kind.PAYMENT),
    /** An attempt to pay failed; a later one may succeed. */
    FAILED(Kind.PAYMENT),
    /** Nobody paid in time. */
    EXPIRED(Kind.PAYMENT),
    /** Money went back, all of it or a part; there may be several parts. */
    REFUNDED(Kind.REPEATED_PAYMENT),
    /** The payment was undone before settlement. */
    VOIDED(Kind.PAYMENT),
    /** A payment that is not what was asked for, or sources that contradict each other. */
    MISMATCHED(Kind.REPEATED_PAYMENT),
    /** A payment for an invoice number nobody sent. */
    UNMATCHED(Kind.REPEATED_PAYMENT);

    private enum Kind {
        SETTLES,
        REPEATS,
        LEAVES_OPEN,
        PAYMENT,
        REPEATED_PAYMENT
    }

    private final Kind kind;

    Outcome(Kind kind) {
        this.kind = kind;
    }

    /** As in properties, documents and file names: {@code accepted}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String text) {
        return Stream.of(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
    }

    /** Whether one key can have it more than once, so that a file name needs the delivery id. */
    public boolean repeats() {
        return kind == Kind.REPEATS || kind == Kind.REPEATED_PAYMENT;
    }

    /** Whether DOKU has given its final word on the payment request. */
    public boolean settlesTheOrder() {
        return kind == Kind.SETTLES;
    }

    /** Whether it tells of the payment rather than of the payment request. */
    public boolean isOfThePayment() {
        return kind == Kind.PAYMENT || kind == Kind.REPEATED_PAYMENT;
    }
}
