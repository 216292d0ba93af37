package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is to be paid, and what became of it. Only the event loop touches it. */
final class Payment {

    /**
     * One thing that was done to a payment.
     *
     * @param amount whole rupiah: paid, refunded, or asked for
     * @param id of its own, e.g. that of a refund
     */
    record Turn(PaymentAction action, long amount, String id, Instant at) {

        static Turn now(PaymentAction action, long amount, Clock clock) {
            return new Turn(action, amount, Dispatch.newId(), clock.instant());
        }
    }

    private static final int MOST_NOTIFICATIONS = 20;

    private final PaymentPage page;
    private final Deque<Long> notifications = new ArrayDeque<>(1);
    private PaymentState state = PaymentState.PENDING;
    private Turn last;
    private long asked;
    private long paid;
    private long refunded;

    Payment(PaymentPage page) {
        this.page = page;
        this.asked = page.amount();
    }

    PaymentPage page() {
        return page;
    }

    /** The merchant asks for another amount. */
    void asks(long amount) {
        asked = amount;
    }

    /** What the merchant asks for now. */
    long asked() {
        return asked;
    }

    PaymentState state() {
        return state;
    }

    /** What was done last; empty while nothing was. */
    Optional<Turn> last() {
        return Optional.ofNullable(last);
    }

    Instant changedAt() {
        return last == null ? page.openedAt() : last.at();
    }

    /** Whole rupiah, whatever the order said; 0 while nothing is. */
    long paid() {
        return paid;
    }

    long refunded() {
        return refunded;
    }

    String kindOfRefund(Turn refund) {
        return refund.amount() == paid ? "FULL_REFUND" : "PARTIAL_REFUND";
    }

    /** What DOKU calls the amount of the order: what was paid, once it is. */
    long amount() {
        return paid > 0 ? paid : asked;
    }

    /** The turn has been found possible. */
    void take(Turn turn) {
        if (turn.action() == PaymentAction.PAY) {
            paid = turn.amount();
        } else if (turn.action() == PaymentAction.REFUND) {
            refunded += turn.amount();
        }
        state = turn.action().leadsTo();
        last = turn;
    }

    /** Numbers of the latest notifications about it, oldest first. */
    List<Long> notifications() {
        return List.copyOf(notifications);
    }

    void notified(long number) {
        notifications.addLast(number);
        if (notifications.size() > MOST_NOTIFICATIONS) {
            notifications.removeFirst();
        }
    }

    int weight() {
        return page.weight();
    }
}
