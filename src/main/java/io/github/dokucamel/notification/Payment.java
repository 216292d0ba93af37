package io.github.dokucamel.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * What is known of the payment of one order.
 *
 * @param expected what the order asked for, whole rupiah
 * @param anyAmount whether the payer chose the amount: it need not be the one that was asked for
 * @param paidAmount of the payment that counts; null before it
 * @param paidAt when DOKU says it was paid; null when it did not, or nothing is paid
 * @param receivedNotified the sum of all successes that notifications told, of wrong amounts too
 * @param receivedAsked the most that the status call said was paid
 * @param refundsNotified the sum of the refunds that notifications named an amount of
 * @param refundAsked the most that the status call said went back
 * @param effects business effects that are known already
 * @param unconfirmed effects that the status call told first; their notifications tell nothing new
 * @param paidUnder the number at DOKU under which the bill was paid first, by whichever revision; null
 *     before it was, and where DOKU did not say
 */
public record Payment(
        long expected,
        boolean anyAmount,
        PaymentState state,
        BigDecimal paidAmount,
        Instant paidAt,
        BigDecimal receivedNotified,
        BigDecimal receivedAsked,
        BigDecimal refundsNotified,
        BigDecimal refundAsked,
        Set<String> effects,
        Set<String> unconfirmed,
        String paidUnder) {

    /** A person said that it was paid. */
    static final String BY_PERSON = "by a person";

    private static final String SUCCESS = PaymentNews.Kind.SUCCESS + "|";

    public Payment {
        effects = Set.copyOf(effects);
        unconfirmed = Set.copyOf(unconfirmed);
    }

    /** Nothing known yet. */
    public static Payment of(long expected) {
        return of(expected, false);
    }

    /** Nothing known yet. */
    public static Payment of(long expected, boolean anyAmount) {
        return new Payment(
                expected,
                anyAmount,
                PaymentState.PENDING,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Set.of(),
                Set.of(),
                null);
    }

    /** The same where another revision had been paid before, or null for none. */
    public Payment paidUnder(String dokuNumber) {
        return new Payment(
                expected,
                anyAmount,
                state,
                paidAmount,
                paidAt,
                receivedNotified,
                receivedAsked,
                refundsNotified,
                refundAsked,
                effects,
                unconfirmed,
                dokuNumber);
    }

    /** Whether what was asked for was paid, and not all of it has gone back. */
    public boolean isKept() {
        return paidAmount != null
                && state != PaymentState.VOIDED
                && refunded().compareTo(paidAmount) < 0;
    }

    /** Whether the payer chooses the amount, and has not been said to have paid one. */
    boolean isAmountUnknown() {
        return anyAmount && paidAmount == null;
    }

    /** All that payers paid, as far as it is known; what was asked for before anything is. */
    BigDecimal received() {
        BigDecimal told = receivedNotified.max(receivedAsked);
        return told.signum() > 0 ? told : BigDecimal.valueOf(expected);
    }

    /** Whether money came through DOKU, be it another amount than the one that was asked for. */
    public boolean cameThroughDoku() {
        return state.tookAnyMoney()
                && (state != PaymentState.PAID
                        || !effects.contains(BY_PERSON)
                        || effects.stream().anyMatch(known -> known.startsWith(SUCCESS)));
    }

    /** All that payers paid, as far as it is known; nothing while no money came. */
    public BigDecimal paid() {
        boolean isTold = receivedNotified.max(receivedAsked).signum() > 0;
        return isTold || state.tookMoney() ? received() : BigDecimal.ZERO;
    }

    /**
     * All that went back with an amount. What the status call says is about the same refunds as the
     * notifications, so the two are not added up.
     */
    public BigDecimal refunded() {
        return refundsNotified.max(refundAsked);
    }
}
