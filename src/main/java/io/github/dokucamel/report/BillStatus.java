package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Ended;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a paper says of a bill, or of a row that is none, in one word. */
enum BillStatus {
    PENDING(Tint.GREY),
    HELD(Tint.PINK),
    UNRESOLVED(Tint.PINK),
    DECLINED(Tint.PINK),
    UNPAID(Tint.BLUE),
    LATE(Tint.RED),
    FAILED(Tint.AMBER),
    EXPIRED(Tint.AMBER),
    MISMATCHED(Tint.PINK),
    PAID(Tint.GREEN),
    REFUNDED(Tint.GREY),
    /** By a person, after it was sent. */
    WITHDRAWN(Tint.GREY),
    WRITTEN_OFF(Tint.GREY),
    VOIDED(Tint.GREY),
    /** A payment that no order asked for. */
    UNMATCHED(Tint.PINK),
    /** A row that is none of the bills. */
    DUPLICATE(Tint.GREY),
    /** What there is to be said of the bill stands at another revision. */
    OTHER_REVISION(Tint.GREY),
    /** For a person's word: nothing was sent of it. */
    WAITING(Tint.AMBER),
    /** It repeats a row that waits for a person's word. */
    REPEATS_WAITING(Tint.AMBER),
    /** A check workbook put it right: its own report has the bill. */
    REPAIRED(Tint.GREY),
    CONFLICT(Tint.PINK),
    INVALID(Tint.RED),
    CANCELLED(Tint.GREY);

    private enum Tint {
        GREEN("DCFCE7", "166534"),
        BLUE("DBEAFE", "1E40AF"),
        RED("FEE2E2", "991B1B"),
        AMBER("FEF3C7", "92400E"),
        PINK("FCE7F3", "9D174D"),
        GREY("F3F4F6", "374151");

        private final Look look;

        Tint(String fill, String ink) {
            this.look = Look.of(fill, ink);
        }
    }

    private final Look look;

    BillStatus(Tint tint) {
        this.look = tint.look;
    }

    /**
     * @param outcome of the order, {@code pending} while it is on its way
     * @param state of its payment; null before it was accepted
     * @param due null for an order without a due date
     * @param ended null where no person ended it
     */
    static BillStatus of(
            String outcome,
            @Nullable PaymentState state,
            boolean isHeld,
            Received received,
            @Nullable LocalDate due,
            LocalDate today,
            @Nullable Ended ended) {
        if (state == null) {
            return isHeld && outcome.equals(OutcomeDocument.PENDING)
                    ? HELD
                    : valueOf(AsciiCase.upper(outcome));
        }
        if (ended != null) {
            return ended == Ended.CANCELLED ? WITHDRAWN : WRITTEN_OFF;
        }
        boolean isLate = due != null && due.isBefore(today);
        return switch (state) {
            case PENDING -> isLate ? LATE : UNPAID;
            case FAILED -> isLate ? LATE : FAILED;
            case EXPIRED -> EXPIRED;
            case MISMATCHED -> MISMATCHED;
            case PAID -> paid(received);
            case VOIDED -> VOIDED;
            case REFUNDED -> REFUNDED;
        };
    }

    private static BillStatus paid(Received received) {
        if (received.refunded().signum() > 0) {
            return REFUNDED;
        }
        return received.doubts().contains(Received.PAID_AFTER_CANCEL) ? MISMATCHED : PAID;
    }

    Look look() {
        return look;
    }

    /** As in the table of words: {@code unpaid}. */
    String key() {
        return AsciiCase.lower(name());
    }

    /** Whether it stands for a bill, and not for a row that became none. */
    boolean isBill() {
        return compareTo(DUPLICATE) < 0;
    }

    /** Whether the payer can pay by the link or the code that he has. */
    boolean isPayable() {
        return this == UNPAID || this == LATE || this == FAILED;
    }

    /** Whether a bill without money that a clerk runs after. */
    boolean isUnpaid() {
        return isPayable() || this == EXPIRED;
    }

    /**
     * What is still to come in; nothing once money went back, or where nothing was billed. What came for
     * an earlier revision and went back is none of it.
     */
    BigDecimal open(BigDecimal billed, Received received) {
        boolean isOver =
                switch (this) {
                    case REFUNDED, VOIDED, WITHDRAWN, WRITTEN_OFF, UNMATCHED -> true;
                    default -> !isBill();
                };
        BigDecimal gone = isUnpaid() ? received.refunded() : BigDecimal.ZERO;
        BigDecimal open = billed.subtract(received.paid()).add(gone);
        return isOver ? BigDecimal.ZERO : open.max(BigDecimal.ZERO);
    }
}
