package io.github.dokucamel.ledger;

import io.github.dokucamel.operation.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order in the hand of one sender. Only the holder of the latest claim may begin an attempt.
 *
 * @param invoiceNumber of an order; null for a call
 * @param content the canonical order, or a {@link Call}
 * @param unresolvedSince when it became unresolved; null while it is open
 * @param byHand whether a person wants it repeated, whatever its age
 * @param callKey of a call; null for an order
 * @param revision of an order; 1 for a call
 * @param contentDigest tells what is asked for from anything else under the same key
 * @param dokuNumber the number that an order has at DOKU; null where it is the books' own, and of a
 *     call
 */
public record Claim(
        long orderId,
        long claim,
        String merchant,
        String operation,
        @Nullable String invoiceNumber,
        Lane lane,
        byte[] content,
        @Nullable Long unresolvedSince,
        boolean byHand,
        @Nullable String callKey,
        int revision,
        String contentDigest,
        @Nullable String dokuNumber) {

    /** An open order, its first revision. */
    public Claim(
            long orderId,
            long claim,
            String merchant,
            String operation,
            @Nullable String invoiceNumber,
            Lane lane,
            byte[] content) {
        this(
                orderId,
                claim,
                merchant,
                operation,
                invoiceNumber,
                lane,
                content,
                null,
                false,
                null,
                1,
                "",
                null);
    }

    /** The same, as a person's word stands now. */
    public Claim byHand(boolean now) {
        return new Claim(
                orderId,
                claim,
                merchant,
                operation,
                invoiceNumber,
                lane,
                content,
                unresolvedSince,
                now,
                callKey,
                revision,
                contentDigest,
                dokuNumber);
    }

    public boolean isCall() {
        return callKey != null;
    }

    /** What happens once: a call's key, or an order's invoice number. */
    public String key() {
        return callKey != null ? callKey : Objects.requireNonNull(invoiceNumber, "of an order");
    }

    /** What DOKU knows it by: an order's number there, or the one that a call names, or null. */
    public @Nullable String atDoku() {
        return dokuNumber == null ? shownInvoiceNumber() : dokuNumber;
    }

    /** For documents and logs: of a call the one that its request names, or null. */
    public @Nullable String shownInvoiceNumber() {
        return isCall() ? Call.fromJson(content).invoiceNumber() : invoiceNumber;
    }

    public boolean isUnresolved() {
        return unresolvedSince != null;
    }
}
