package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentLife.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A payment on its way to be changed. Nothing in here undoes what is known. */
final class PaymentDraft {

    private final Payment known;
    private final Set<String> effects;
    private final Set<String> unconfirmed;
    private PaymentState state;
    private BigDecimal paidAmount;
    private Instant paidAt;
    private String paidUnder;
    private BigDecimal receivedNotified;
    private BigDecimal receivedAsked;
    private BigDecimal refundsNotified;
    private BigDecimal refundAsked;

    PaymentDraft(Payment known) {
        this.known = known;
        this.effects = new HashSet<>(known.effects());
        this.unconfirmed = new HashSet<>(known.unconfirmed());
        this.state = known.state();
        this.paidAmount = known.paidAmount();
        this.paidAt = known.paidAt();
        this.paidUnder = known.paidUnder();
        this.receivedNotified = known.receivedNotified();
        this.receivedAsked = known.receivedAsked();
        this.refundsNotified = known.refundsNotified();
        this.refundAsked = known.refundAsked();
    }

    void know(String effect) {
        effects.add(effect);
    }

    void awaitConfirmation(String effect) {
        unconfirmed.add(effect);
    }

    /** Whether the status call told it first; a second time it is news. */
    boolean confirms(String effect) {
        return unconfirmed.remove(effect);
    }

    void raise(PaymentState to) {
        state = to.compareTo(state) > 0 ? to : state;
    }

    void pay(BigDecimal amount, Instant at, String dokuNumber) {
        raise(PaymentState.PAID);
        if (paidAmount == null) {
            paidAmount = amount;
            paidAt = at;
            paidUnder = dokuNumber;
        }
    }

    /** @param amount null when none was given */
    void receive(Source source, BigDecimal amount) {
        if (amount == null) {
            return;
        }
        if (source == Source.NOTIFICATION) {
            receivedNotified = receivedNotified.add(amount);
        } else {
            receivedAsked = receivedAsked.max(amount);
        }
    }

    /** @param amount null when none was given */
    void refund(Source source, BigDecimal amount) {
        raise(PaymentState.REFUNDED);
        if (amount == null) {
            return;
        }
        if (source == Source.NOTIFICATION) {
            refundsNotified = refundsNotified.add(amount);
        } else {
            refundAsked = refundAsked.max(amount);
        }
    }

    Payment done() {
        return new Payment(
                known.expected(),
                known.anyAmount(),
                state,
                paidAmount,
                paidAt,
                receivedNotified,
                receivedAsked,
                refundsNotified,
                refundAsked,
                effects,
                unconfirmed,
                paidUnder);
    }
}
