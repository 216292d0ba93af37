package io.github.dokucamel.simulator;

import static io.github.dokucamel.simulator.PaymentState.EXPIRED;
import static io.github.dokucamel.simulator.PaymentState.FAILED;
import static io.github.dokucamel.simulator.PaymentState.PENDING;
import static io.github.dokucamel.simulator.PaymentState.REFUNDED;
import static io.github.dokucamel.simulator.PaymentState.SUCCESS;
import static io.github.dokucamel.simulator.PaymentState.VOIDED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a payer, or the merchant's back office, does to a payment. */
enum PaymentAction {
    /** After the expiry too: a payment that was under way comes late. */
    PAY(SUCCESS, "SALE", "SUCCESS", PENDING, FAILED, EXPIRED),
    DECLINE(FAILED, "SALE", "FAILED", PENDING, FAILED),
    EXPIRE(EXPIRED, "SALE", "EXPIRED", PENDING, FAILED),
    REFUND(REFUNDED, "REFUND", "SUCCESS", SUCCESS, REFUNDED),
    VOID(VOIDED, "VOID", "SUCCESS", SUCCESS);

    final PaymentState leadsTo;

    /** {@code transaction.type} of the notification. */
    final String type;

    /** {@code transaction.status} of the notification. */
    final String status;

    private final Set<PaymentState> from;

    PaymentAction(PaymentState leadsTo, String type, String status, PaymentState... from) {
        this.leadsTo = leadsTo;
        this.type = type;
        this.status = status;
        this.from = Set.of(from);
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
