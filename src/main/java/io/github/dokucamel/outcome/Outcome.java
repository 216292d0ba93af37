package io.github.dokucamel.outcome;

import io.github.dokucamel.signature.AsciiCase;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of an order, or of the payment it asked for. */
public enum Outcome {
    /** DOKU took the payment request; the payer can pay. */
    ACCEPTED(false),
    /** DOKU refused it, and nothing happened. */
    DECLINED(false),
    /** Broke a rule here; was never sent and claims no key. */
    INVALID(true),
    /** The same order again. */
    DUPLICATE(true),
    /** Another order under a key that is taken. */
    CONFLICT(true),
    /** Sent, and nobody knows what came of it; a later answer may still settle it. */
    UNRESOLVED(false),
    /** The payer paid what was asked for. */
    PAID(false),
    /** An attempt to pay failed; a later one may succeed. */
    FAILED(false),
    /** Nobody paid in time. */
    EXPIRED(false),
    /** Money went back, all of it or a part; there may be several parts. */
    REFUNDED(true),
    /** The payment was undone before settlement. */
    VOIDED(false),
    /** A payment that is not what was asked for, or sources that contradict each other. */
    MISMATCHED(true),
    /** A payment for an invoice number nobody sent. */
    UNMATCHED(true),
    /** What DOKU says of a customer who binds his wallet account; no order asked for it. */
    BOUND(true);

    private final boolean repeats;

    Outcome(boolean repeats) {
        this.repeats = repeats;
    }

    /** As in properties, documents and file names: {@code accepted}. */
    public String text() {
        return AsciiCase.lower(name());
    }

    public static Optional<Outcome> of(String text) {
        return Stream.of(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
    }

    /** Whether one key can have it more than once, so that a file name needs the delivery id. */
    public boolean repeats() {
        return repeats;
    }
}
