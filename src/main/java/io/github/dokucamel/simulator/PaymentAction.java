package io.github.dokucamel.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a payer, or the merchant's back office, does to a payment. */
enum PaymentAction {
    /** After the expiry too: a payment that was under way comes late. */
    PAY(
            PaymentState.SUCCESS,
            "SALE",
            "SUCCESS",
            Set.of(PaymentState.PENDING, PaymentState.FAILED, PaymentState.EXPIRED)),
    DECLINE(
            PaymentState.FAILED,
            "SALE",
            "FAILED",
            Set.of(PaymentState.PENDING, PaymentState.FAILED)),
    EXPIRE(
            PaymentState.EXPIRED,
            "SALE",
            "EXPIRED",
            Set.of(PaymentState.PENDING, PaymentState.FAILED)),
    REFUND(
            PaymentState.REFUNDED,
            "REFUND",
            "SUCCESS",
            Set.of(PaymentState.SUCCESS, PaymentState.REFUNDED)),
    VOID(PaymentState.VOIDED, "VOID", "SUCCESS", Set.of(PaymentState.SUCCESS));

    private final PaymentState leadsTo;
    private final String type;
    private final String status;
    private final Set<PaymentState> from;

    PaymentAction(PaymentState leadsTo, String type, String status, Set<PaymentState> from) {
        this.leadsTo = leadsTo;
        this.type = type;
        this.status = status;
        this.from = from;
    }

    PaymentState leadsTo() {
        return leadsTo;
    }

    /** {@code transaction.type} of the notification. */
    String type() {
        return type;
    }

    /** {@code transaction.status} of the notification. */
    String status() {
        return status;
    }

    boolean goesWith(PaymentState state) {
        return from.contains(state);
    }

    boolean isSale() {
        return type.equals("SALE");
    }

    boolean takesAmount() {
        return this == PAY || this == REFUND;
    }

    static Optional<PaymentAction> named(String name) {
        return Stream.of(values()).filter(action -> action.toString().equals(name)).findFirst();
    }

    static List<PaymentAction> all() {
        return List.of(values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
