package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Acts.Act;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Calling;
import io.github.dokucamel.ledger.Acts.Refusal;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.notification.RefundLeft;
import io.github.dokucamel.outcome.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an act makes sense now.
 *
 * @param outcome of the newest revision; null while it is open
 * @param isSent whether DOKU may have the newest revision, or somebody is sending it
 * @param payment the furthest of all revisions
 * @param isCancelled whether nobody is to pay the newest revision any more
 * @param isClosed whether a person closed the bill
 * @param isToLookAt whether something about it is for a person to look at
 * @param cameThroughDoku whether DOKU took money for it
 * @param left what may go back; null when nothing was paid
 * @param takesAmount whether a part can go back
 * @param hasCall whether DOKU can be called for it
 */
record BillState(
        @Nullable String outcome,
        boolean isSent,
        PaymentState payment,
        boolean isCancelled,
        boolean isClosed,
        boolean isToLookAt,
        boolean cameThroughDoku,
        @Nullable RefundLeft left,
        boolean takesAmount,
        boolean hasCall) {

    /** @param revisions the oldest first */
    static BillState of(
            Statements sql,
            List<PayableOrder> revisions,
            @Nullable RefundLeft left,
            @Nullable Calling calling) {
        PayableOrder newest = SqlActs.newest(revisions);
        OrderState order = newest.state();
        List<Payment> payments = revisions.stream().map(one -> one.payment(sql)).toList();
        PaymentState furthest =
                payments.stream().map(Payment::state).max(Comparator.naturalOrder()).orElseThrow();
        return new BillState(
                order.outcome(),
                order.claim() != 0 || newest.inDoubt(),
                furthest,
                newest.isCancelled(),
                isClosed(sql, order.id()),
                revisions.stream().anyMatch(one -> isToLookAt(sql, one.state().id())),
                payments.stream().anyMatch(Payment::cameThroughDoku),
                left,
                calling == null || calling.takesAmount(),
                calling != null);
    }

    private static boolean isClosed(Statements sql, long orderId) {
        return sql.any("SELECT 1 FROM doku_orders WHERE id = ? AND closed IS NOT NULL", orderId);
    }

    private static boolean isToLookAt(Statements sql, long orderId) {
        return sql.any(
                "SELECT 1 FROM doku_events WHERE order_id = ? AND kind = 'mismatched' LIMIT 1",
                orderId);
    }

    /** What holds it back; empty when nothing does. */
    Optional<Refusal> against(Act act) {
        return Optional.ofNullable(
                switch (act.kind()) {
                    case NOTE -> null;
                    case CANCEL -> againstCancel();
                    case RENEW -> againstRenew();
                    case REFUND -> againstRefund(act);
                    case CLOSE -> againstClose(act);
                });
    }

    private @Nullable Refusal againstCancel() {
        if (payment.tookAnyMoney()) {
            return Refusal.ALREADY_PAID;
        }
        if (is(Outcome.UNRESOLVED)) {
            return Refusal.UNRESOLVED;
        }
        if (isCancelled) {
            return Refusal.ALREADY_CANCELLED;
        }
        return outcome == null && isSent ? Refusal.UNDER_WAY : null;
    }

    private @Nullable Refusal againstRenew() {
        if (payment.tookAnyMoney()) {
            return Refusal.ALREADY_PAID;
        }
        if (is(Outcome.UNRESOLVED)) {
            return Refusal.UNRESOLVED;
        }
        boolean isOver =
                isCancelled
                        || is(Outcome.DECLINED)
                        || payment == PaymentState.FAILED
                        || payment == PaymentState.EXPIRED;
        return isOver ? null : Refusal.STILL_OPEN;
    }

    private @Nullable Refusal againstRefund(Act act) {
        if (!hasCall) {
            return Refusal.NO_REFUND_HERE;
        }
        if (act.forced()) {
            return null;
        }
        if (!cameThroughDoku || left == null) {
            return Refusal.NOT_PAID;
        }
        // A call that names no amount pays all back.
        boolean isWhole = takesAmount || act.amount() == null;
        boolean isEnough =
                act.amount() == null
                        ? left.isUnknown() || left.left().signum() > 0
                        : left.isEnoughFor(act.amount());
        boolean isAll = takesAmount || left.isEnoughFor(null);
        return isWhole && isEnough && isAll ? null : Refusal.MORE_THAN_PAID;
    }

    private @Nullable Refusal againstClose(Act act) {
        if (isClosed) {
            return Refusal.ALREADY_CLOSED;
        }
        boolean isSettled = payment.tookMoney() && !isToLookAt;
        if (isSettled) {
            return act.as() == As.PAID ? Refusal.NOTHING_TO_CLOSE : Refusal.ALREADY_PAID;
        }
        return outcome == null ? Refusal.UNDER_WAY : null;
    }

    private boolean is(Outcome other) {
        return other.text().equals(outcome);
    }
}
