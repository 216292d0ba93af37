package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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

        private ObjectNode facts(long paid) {
            return Json.of(this)
                    .put("type", action.type)
                    .put("status", action.status)
                    .put("digits", id.replace("-", ""))
                    .put("refund_type", amount == paid ? "FULL_REFUND" : "PARTIAL_REFUND")
                    .put(
                            "approval_code",
                            String.format(
                                    Locale.ROOT, "%06d", Math.floorMod(id.hashCode(), CODES)));
        }
    }

    private static final int MOST_NOTIFICATIONS = 20;
    private static final int CODES = 1_000_000;

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

    /** What can still be given back. */
    long left() {
        return paid - refunded;
    }

    /** All there is to say of it, for the templates of bodies and of the page. */
    ObjectNode facts() {
        // What DOKU calls the amount of the order: what was paid, once it is.
        long amount = paid > 0 ? paid : asked;
        Instant changedAt = last == null ? page.origin().at() : last.at();
        boolean isPaidInShops = page.channel().service().equals("ONLINE_TO_OFFLINE");
        ObjectNode facts = Json.of(page);
        facts.put("state", state.name())
                .put("amount", amount)
                .put("asked", asked)
                .put("paid", paid)
                .put("refunded", refunded)
                .put("refund_sum", refunded > 0 ? Long.toString(refunded) : null)
                .put("changed_at", changedAt.toString())
                .put("date", changedAt.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("snap_time", SnapTime.of(changedAt))
                .put("paid_time", paid > 0 ? SnapTime.of(changedAt) : null)
                .put("snap_status", state.number)
                .put(isPaidInShops ? "payment_code" : "virtual_account_number", page.code());
        facts.set("snap_amount", SnapMoney.of(amount));
        facts.set("snap_paid", SnapMoney.of(paid));
        if (last != null) {
            facts.set("turn", last.facts(paid));
        }
        return facts;
    }

    /** The turn has been found possible. */
    void take(Turn turn) {
        if (turn.action() == PaymentAction.PAY) {
            paid = turn.amount();
        } else if (turn.action() == PaymentAction.REFUND) {
            refunded += turn.amount();
        }
        state = turn.action().leadsTo;
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
