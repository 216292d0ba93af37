package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.Payment.Turn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Takes what payers and back offices do to payments, or says why it cannot be done. */
record Cashier(PaymentBook book, Set<String> clientIds, Consumer<Payment> notifier, Clock clock) {

    private static final long MOST_RUPIAH = 999_999_999_999L;

    /**
     * The payments with this invoice number: several when merchants share it.
     *
     * @param clientId null: of whichever merchant
     */
    List<Payment> find(String clientId, String invoiceNumber) {
        return (clientId == null ? clientIds : Set.of(clientId))
                .stream()
                        .map(id -> book.withInvoice(id, invoiceNumber))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /**
     * @param clientId null: of whichever merchant has the only payment of that invoice number
     * @param amount null: what was asked for, or all that is left of it
     * @throws Refused why nothing was done
     */
    Payment act(String clientId, String invoiceNumber, PaymentAction action, Long amount) {
        List<Payment> found = find(clientId, invoiceNumber);
        if (found.isEmpty()) {
            throw new Refused(
                    404, "not_found", "There is nothing to pay under this invoice number");
        }
        if (found.size() > 1) {
            throw new Refused(
                    409, "ambiguous", "Several merchants have this invoice number: say whose");
        }
        return act(found.get(0), action, amount);
    }

    Payment act(Payment payment, PaymentAction action, Long amount) {
        if (!action.goesWith(payment.state())) {
            throw impossible("Cannot %s: it is %s".formatted(action, payment.state()));
        }
        if (amount != null && !action.takesAmount()) {
            throw invalid(action + " takes no amount");
        }
        boolean refunds = action == PaymentAction.REFUND;
        long left = refunds ? payment.left() : MOST_RUPIAH;
        if (left == 0) {
            throw impossible("Cannot refund: all of it is refunded");
        }
        if (amount != null && (amount < 1 || amount > left)) {
            throw invalid("amount must be 1 to " + left);
        }
        long otherwise = refunds ? left : payment.asked();
        payment.take(Turn.now(action, amount == null ? otherwise : amount, clock));
        notifier.accept(payment);
        return payment;
    }

    private static Refused impossible(String message) {
        return new Refused(409, "not_possible", message);
    }

    private static Refused invalid(String message) {
        return new Refused(400, "invalid_amount", message);
    }

    /** Without telling anybody: the merchant did it. */
    void quietly(Payment payment, PaymentAction action) {
        payment.take(Turn.now(action, 0, clock));
    }
}
