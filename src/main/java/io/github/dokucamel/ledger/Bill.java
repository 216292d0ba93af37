package io.github.dokucamel.ledger;

import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.OutcomeDocument;
import org.jspecify.annotations.Nullable;

/**
 * One bill, merchant, operation and invoice number, with its newest revision; or a payment that no
 * order asked for.
 *
 * @param order null for a payment without an order
 * @param told what became of it; of an order still on its way {@code pending}
 * @param state how far its payment has come, of whatever revision; null before it was accepted
 * @param paidAt milliseconds since 1970 UTC
 * @param isHeld whether its merchant is on hold
 * @param ended null while it is to be paid, or when it was
 */
public record Bill(
        @Nullable Order order,
        OutcomeDocument told,
        @Nullable PaymentState state,
        Received received,
        @Nullable Long paidAt,
        boolean isHeld,
        @Nullable Ended ended) {}
