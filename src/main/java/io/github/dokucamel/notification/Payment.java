package io.github.dokucamel.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * What is known of the payment of one order.
 *
 * @param expected what the order asked for, whole rupiah
 * @param paidAmount of the payment that counts; null before it
 * @param paidAt when DOKU says it was paid; null when it did not, or nothing is paid
 * @param refunded the sum of all that went back with an amount
 * @param effects business effects that were told already
 * @param paidBy original Request-Id of the first notified success; null before one came
 * @param unconfirmedRefunds refunds that only the status call told, by amount
 */
public record Payment(
        long expected,
        PaymentState state,
        BigDecimal paidAmount,
        Instant paidAt,
        BigDecimal refunded,
        Set<String> effects,
        String paidBy,
        Set<String> unconfirmedRefunds) {

    public Payment {
        effects = Set.copyOf(effects);
        unconfirmedRefunds = Set.copyOf(unconfirmedRefunds);
    }

    /** Nothing known yet. */
    public static Payment of(long expected) {
        return new Payment(
                expected,
                PaymentState.PENDING,
                null,
                null,
                BigDecimal.ZERO,
                Set.of(),
                null,
                Set.of());
    }
}
