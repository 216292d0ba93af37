package io.github.dokucamel.ledger;

/**
 * One order of a batch as its report shows it. Null where nothing is known.
 *
 * @param line physical line at which the order starts
 * @param revision null for an order whose revision could not be read
 * @param outcome the outcome's name, e.g. {@code accepted}; of an order still on its way, its state
 * @param requestId DOKU's idempotency key of the payment request
 * @param paymentStatus of an accepted order, e.g. {@code paid}
 * @param paidAt milliseconds since 1970 UTC
 * @param paymentCode what the payer types or shows, e.g. a virtual account number
 */
public record ReportRow(
        long line,
        String invoiceNumber,
        String merchant,
        String operation,
        Integer revision,
        String outcome,
        String paymentUrl,
        String requestId,
        String errorCode,
        String errorMessage,
        String paymentStatus,
        Long paidAt,
        String paymentCode) {}
