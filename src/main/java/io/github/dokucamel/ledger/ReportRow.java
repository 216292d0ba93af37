package io.github.dokucamel.ledger;

import io.github.dokucamel.told.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of a batch as its report shows it. Null where nothing is known.
 *
 * @param line physical line at which the order starts
 * @param revision null for an order whose revision could not be read
 * @param outcome the outcome's name, e.g. {@code accepted}; of an order still on its way, its state; of a
 *     row that a check workbook put right {@code repaired}
 * @param requestId DOKU's idempotency key of the payment request
 * @param paymentStatus of an accepted order, e.g. {@code paid}; of a duplicate that of the order it
 *     repeats, like all that follows
 * @param paidAt milliseconds since 1970 UTC
 * @param paymentCode what the payer types or shows, e.g. a virtual account number
 * @param amount whole rupiah
 * @param received null while nothing can be paid
 * @param dueDate as {@code 2026-12-31}
 * @param sourceRow the row that a spreadsheet program shows
 * @param wrong what is wrong with it, where its own rules say so; {@code errorMessage} has it in one
 *     text
 * @param fileAmount whole rupiah that the row says, of a row that became no order
 * @param repeatsWaiting whether it repeats an order that waits for a person, so that nothing was sent
 * @param ended why it is not to be paid any more, of a duplicate that of the order it repeats
 * @param revised where its bill, or the one that it repeats, has other revisions; else null
 * @param repair the batch that the check workbook is which put it right, or left it out
 */
public record ReportRow(
        long line,
        @Nullable String invoiceNumber,
        @Nullable String merchant,
        @Nullable String operation,
        @Nullable Integer revision,
        @Nullable String outcome,
        @Nullable String paymentUrl,
        @Nullable String requestId,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String paymentStatus,
        @Nullable Long paidAt,
        @Nullable String paymentCode,
        @Nullable Long amount,
        @Nullable Received received,
        @Nullable String dueDate,
        @Nullable Long sourceRow,
        List<Violation> wrong,
        @Nullable Long fileAmount,
        boolean repeatsWaiting,
        @Nullable String repair,
        @Nullable Ended ended,
        @Nullable Revised revised) {}
