package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a status report as people read it: of a bill with several revisions what counts of them.
 *
 * @param paying where the payment stands of what the row repeats, or of the other revision; else null
 * @param received null while nothing can be paid, or where another row has it
 * @param amount of the bill; of what became none what the row says
 */
record StatusLine(
        ReportRow row,
        BillStatus status,
        @Nullable BillStatus paying,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal open,
        @Nullable Received received,
        @Nullable LocalDate due,
        @Nullable Long paidAt,
        @Nullable String link,
        @Nullable String code,
        @Nullable String requestId) {

    static StatusLine of(ReportRow row, LocalDate today) {
        Bill counts = row.revised() == null ? null : row.revised().counts();
        Order order = counts == null ? null : counts.order();
        LocalDate due = PaperWords.day(order == null ? row.dueDate() : order.dueDate());
        BillStatus standing = standing(row, counts, due, today);
        BillStatus status = status(row, standing);
        boolean isElsewhere = status == BillStatus.OTHER_REVISION;
        PaymentState state = counts == null ? state(row) : counts.state();
        boolean isRepeated = status == BillStatus.DUPLICATE && state != null;
        Received received = counts == null ? row.received() : received(counts, state);
        BigDecimal billed =
                rupiah(order == null || isElsewhere ? row.amount() : (Long) order.amount());
        return new StatusLine(
                row,
                status,
                isElsewhere || isRepeated ? standing : null,
                billed == null ? rupiah(row.fileAmount()) : billed,
                billed == null || !status.isBill() ? null : open(status, billed, received),
                isElsewhere ? null : received,
                due,
                counts == null ? row.paidAt() : counts.paidAt(),
                counts == null ? row.paymentUrl() : counts.told().paymentUrl(),
                counts == null ? row.paymentCode() : counts.told().paymentCode(),
                counts == null ? row.requestId() : counts.told().requestId());
    }

    private static BillStatus status(ReportRow row, BillStatus standing) {
        if (row.repeatsWaiting()) {
            return BillStatus.REPEATS_WAITING;
        }
        if (BillStatus.DUPLICATE.key().equals(row.outcome())) {
            return BillStatus.DUPLICATE;
        }
        boolean isElsewhere = row.revised() != null && row.revised().isElsewhere();
        return isElsewhere ? BillStatus.OTHER_REVISION : standing;
    }

    /** How the bill stands, of a duplicate the one that it repeats. */
    private static BillStatus standing(
            ReportRow row, @Nullable Bill counts, @Nullable LocalDate due, LocalDate today) {
        if (counts != null) {
            return BillStatus.of(
                    counts.told().outcome(),
                    counts.state(),
                    false,
                    counts.received(),
                    due,
                    today,
                    counts.ended());
        }
        return BillStatus.of(
                Objects.requireNonNull(row.outcome()),
                state(row),
                false,
                Objects.requireNonNullElse(row.received(), Received.NOTHING),
                due,
                today,
                row.ended());
    }

    private static @Nullable Received received(Bill counts, @Nullable PaymentState state) {
        return state == null ? null : counts.received();
    }

    private static BigDecimal open(
            BillStatus status, BigDecimal billed, @Nullable Received received) {
        return status.open(billed, Objects.requireNonNullElse(received, Received.NOTHING));
    }

    private static @Nullable BigDecimal rupiah(@Nullable Long amount) {
        return amount == null ? null : BigDecimal.valueOf(amount);
    }

    private static @Nullable PaymentState state(ReportRow row) {
        String status = row.paymentStatus();
        return status == null ? null : PaymentState.valueOf(AsciiCase.upper(status));
    }

    /** Null where nothing is known. */
    @Nullable BigDecimal paid() {
        return received == null ? null : received.paid();
    }

    @Nullable BigDecimal refunded() {
        return received == null ? null : received.refunded();
    }

    @Nullable Long lastPaidAt() {
        return paidAt == null && received != null ? received.lastAt() : paidAt;
    }

    @Nullable String channel() {
        return received == null ? null : received.channel();
    }

    Sums sums() {
        return new Sums(1, zero(amount), zero(paid()), zero(refunded()), zero(open));
    }

    /** What came beyond what was billed, by a second payment; of what repeats another row nothing. */
    BigDecimal paidAgain() {
        return received == null || !status.isBill()
                ? BigDecimal.ZERO
                : received.again(zero(amount));
    }

    private static BigDecimal zero(@Nullable BigDecimal rupiah) {
        return Objects.requireNonNullElse(rupiah, BigDecimal.ZERO);
    }
}
