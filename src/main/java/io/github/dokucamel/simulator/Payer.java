package io.github.dokucamel.simulator;

import java.util.List;

/**
 * Does without a browser what payers do on the page, and what a merchant's back office does later.
 * Each of them sends a notification when there is a URL for it, and returns before that is answered.
 *
 * <p>All throw IllegalStateException with the reason when it cannot be done: unknown invoice number,
 * a payment that is not in the state for it, a wrong amount, a simulator that is not running.
 */
public final class Payer {

    private final Simulator simulator;
    private final String clientId;

    /**
     * @param clientId null: of whichever merchant has the invoice number
     */
    Payer(Simulator simulator, String clientId) {
        this.simulator = simulator;
        this.clientId = clientId;
    }

    /** The amount of the order. After a decline and after the expiry too; not twice. */
    public void pay(String invoiceNumber) {
        act(invoiceNumber, PaymentAction.PAY, null);
    }

    /** Another amount than that of the order. */
    public void pay(String invoiceNumber, long amount) {
        act(invoiceNumber, PaymentAction.PAY, amount);
    }

    /** It can still be paid. */
    public void decline(String invoiceNumber) {
        act(invoiceNumber, PaymentAction.DECLINE, null);
    }

    public void expire(String invoiceNumber) {
        act(invoiceNumber, PaymentAction.EXPIRE, null);
    }

    /** All that is left of what was paid. */
    public void refund(String invoiceNumber) {
        act(invoiceNumber, PaymentAction.REFUND, null);
    }

    /** A part of what was paid; again and again while something is left. */
    public void refund(String invoiceNumber, long amount) {
        act(invoiceNumber, PaymentAction.REFUND, amount);
    }

    /** All of it, as if it had never been paid. */
    public void voidPayment(String invoiceNumber) {
        act(invoiceNumber, PaymentAction.VOID, null);
    }

    /**
     * With what became of them so far, oldest first. At most 100,000, and about a sixteenth of the
     * heap: of those before, nothing is known any more, and none is sent again.
     */
    public List<SentNotification> notifications() {
        return simulator.onLoop(inside -> inside.notifier().all()).stream()
                .filter(sent -> clientId == null || clientId.equals(sent.clientId()))
                .toList();
    }

    private void act(String invoiceNumber, PaymentAction action, Long amount) {
        try {
            simulator.onLoop(
                    inside -> inside.cashier().act(clientId, invoiceNumber, action, amount));
        } catch (IllegalStateException e) {
            String why = e.getCause() instanceof Refused refused ? refused.getMessage() : null;
            throw why == null ? e : new IllegalStateException(invoiceNumber + ": " + why);
        }
    }
}
