package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.Payment.Turn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Takes what payers and back offices do to payments, or says why it cannot be done. */
record Cashier(
        PaymentBook book, Set<String> clientIds, BiConsumer<Payment, Turn> notifier, Clock clock) {

    private static final long MOST_RUPIAH = 999_999_999_999L;

    /** Why nothing was done. */
    record Refusal(int status, String code, String message) {}

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
     * @return why not; empty when it is done
     */
    Optional<Refusal> act(
            String clientId, String invoiceNumber, PaymentAction action, Long amount) {
        List<Payment> found = find(clientId, invoiceNumber);
        if (found.isEmpty()) {
            return refusal(404, "not_found", "There is nothing to pay under this invoice number");
        }
        return found.size() > 1
                ? refusal(409, "ambiguous", "Several merchants have this invoice number: say whose")
                : act(found.get(0), action, amount);
    }

    Optional<Refusal> act(Payment payment, PaymentAction action, Long amount) {
        if (!action.goesWith(payment.state())) {
            return refusal(
                    409, "not_possible", "Cannot %s: it is %s".formatted(action, payment.state()));
        }
        if (amount != null && !action.takesAmount()) {
            return refusal(400, "invalid_amount", action + " takes no amount");
        }
        boolean refunds = action == PaymentAction.REFUND;
        long left = refunds ? payment.paid() - payment.refunded() : MOST_RUPIAH;
        if (left == 0) {
            return refusal(409, "not_possible", "Cannot refund: all of it is refunded");
        }
        if (amount != null && (amount < 1 || amount > left)) {
            return refusal(400, "invalid_amount", "amount must be 1 to " + left);
        }
        long otherwise = refunds ? left : payment.asked();
        Turn turn = Turn.now(action, amount == null ? otherwise : amount, clock);
        payment.take(turn);
        notifier.accept(payment, turn);
        return Optional.empty();
    }

    /** Without telling anybody: the merchant did it. */
    void quietly(Payment payment, PaymentAction action) {
        payment.take(Turn.now(action, 0, clock));
    }

    private static Optional<Refusal> refusal(int status, String code, String message) {
        return Optional.of(new Refusal(status, code, message));
    }
}
