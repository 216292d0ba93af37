package io.github.dokucamel.notification;

import static io.github.dokucamel.notification.PaymentNews.plain;
import static java.math.BigDecimal.ZERO;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.operation.check.RefundCall;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a refund may go out, by all that is known of its invoice number. What may have gone back
 * counts as gone.
 *
 * @param payments of all orders with that number, one at least
 * @param told refunds that DOKU told of
 * @param made calls that paid back, or may do so, the oldest first
 */
public record RefundRule(List<Payment> payments, List<Told> told, List<Made> made) {

    /**
     * A refund that DOKU told of.
     *
     * @param amount null when none was given
     */
    public record Told(Source source, BigDecimal amount, Instant at) {

        public static Told of(Source source, PaymentNews news, Instant at) {
            return new Told(source, PaymentEffect.refundAmount(news), at);
        }
    }

    /**
     * A call that pays back.
     *
     * @param amount null when all goes back
     * @param doneAt when DOKU was known to have done it; null while it is under way or unknown
     */
    public record Made(BigDecimal amount, Instant receivedAt, Instant doneAt) {

        private boolean isAsMuchAs(Told one) {
            return amount == null || amount.compareTo(one.amount()) == 0;
        }

        private boolean isBefore(Instant at) {
            return !receivedAt.isAfter(at);
        }

        private boolean isKnownAt(Instant at) {
            return doneAt != null && at != null && !doneAt.isAfter(at);
        }
    }

    public RefundRule {
        payments = List.copyOf(payments);
        told = List.copyOf(told);
        made = List.copyOf(made);
    }

    /** Empty when nothing was paid. */
    public Optional<RefundLeft> left() {
        List<Payment> paid = payments.stream().filter(Payment::cameThroughDoku).toList();
        BigDecimal received = sum(paid.stream().map(Payment::received).toList());
        BigDecimal left = received.subtract(gone(paid, received)).max(ZERO);
        boolean isUnknown = paid.stream().anyMatch(Payment::isAmountUnknown);
        return paid.isEmpty()
                ? Optional.empty()
                : Optional.of(new RefundLeft(received, left, isUnknown));
    }

    /** What holds the refund back; empty when nothing does. */
    public Optional<Violation> against(RefundCall refund) {
        RefundLeft left = left().orElse(null);
        if (left == null) {
            return Optional.of(unpaid(refund));
        }
        return left.isEnoughFor(refund.amount())
                ? Optional.empty()
                : Optional.of(tooMuch(refund, left.received(), left.left()));
    }

    private Violation unpaid(RefundCall refund) {
        PaymentState state =
                payments.stream()
                        .map(Payment::state)
                        .max(Comparator.naturalOrder())
                        .orElse(PaymentState.PENDING);
        return Violation.of(
                refund.invoiceField(),
                Why.of(
                        "refund_unpaid",
                        "invoice",
                        refund.invoiceNumber(),
                        "path",
                        refund.inPath(),
                        "state",
                        state.text()));
    }

    private Violation tooMuch(RefundCall refund, BigDecimal received, BigDecimal left) {
        BigDecimal wanted = refund.amount() == null ? received : refund.amount();
        BigDecimal underWay =
                sum(
                        untold().stream()
                                .filter(call -> call.doneAt() == null)
                                .map(call -> call.amount() == null ? received : call.amount())
                                .toList());
        Map<String, String> values = new HashMap<>();
        values.put("wanted", plain(wanted));
        values.put("left", plain(left));
        values.put("received", plain(received));
        values.put("gone", plain(received.subtract(left).subtract(underWay).max(ZERO)));
        values.put(
                "most",
                left.signum() == 0
                        ? "Pay nothing more back"
                        : "Pay back IDR " + plain(left) + " at most");
        values.put("under_way", plain(underWay));
        String code = underWay.signum() == 0 ? "more_than_paid" : "more_than_left";
        return Violation.of(refund.amountField(), new Why(code, values));
    }

    /** All that went back, or may do so. */
    public BigDecimal gone(List<Payment> paid, BigDecimal received) {
        List<Made> untold = untold();
        if (untold.stream().anyMatch(call -> call.amount() == null) || isUnnamed(untold)) {
            return received;
        }
        Instant askedAt =
                told.stream()
                        .filter(one -> one.source() == Source.STATUS)
                        .map(Told::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        BigDecimal byNotification =
                sum(paid.stream().map(Payment::refundsNotified).toList())
                        .add(sum(untold.stream().map(Made::amount).toList()));
        BigDecimal byStatus =
                sum(paid.stream().map(Payment::refundAsked).toList())
                        .add(
                                sum(
                                        untold.stream()
                                                .filter(call -> !call.isKnownAt(askedAt))
                                                .map(Made::amount)
                                                .toList()));
        BigDecimal voided =
                sum(
                        paid.stream()
                                .filter(one -> one.state() == PaymentState.VOIDED)
                                .map(Payment::received)
                                .toList());
        return byNotification.max(byStatus).max(voided);
    }

    /** Calls that no notification names the amount of: each notification is of one call. */
    private List<Made> untold() {
        List<Told> free =
                new ArrayList<>(
                        told.stream()
                                .filter(one -> one.source() == Source.NOTIFICATION)
                                .filter(one -> one.amount() != null)
                                .toList());
        List<Made> untold = new ArrayList<>();
        for (Made call : made) {
            Optional<Told> its =
                    free.stream()
                            .filter(one -> !one.at().isBefore(call.receivedAt()))
                            .filter(one -> call.isAsMuchAs(one))
                            .findFirst();
            its.ifPresentOrElse(free::remove, () -> untold.add(call));
        }
        return untold;
    }

    /** Whether DOKU told of a refund without its amount that is none of those known. */
    private boolean isUnnamed(List<Made> untold) {
        List<Made> free = new ArrayList<>(untold);
        for (Told one : told) {
            if (one.amount() != null) {
                continue;
            }
            if (one.source() == Source.STATUS) {
                if (made.isEmpty() && told.stream().allMatch(t -> t.amount() == null)) {
                    return true;
                }
                continue;
            }
            Made its =
                    free.stream().filter(call -> call.isBefore(one.at())).findFirst().orElse(null);
            if (its == null) {
                return true;
            }
            free.remove(its);
        }
        return false;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add);
    }
}
