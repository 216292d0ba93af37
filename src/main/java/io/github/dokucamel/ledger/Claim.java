package io.github.dokucamel.ledger;

/**
 * An order in the hand of one sender. Only the holder of the latest claim may begin an attempt.
 *
 * @param content the canonical order
 * @param unresolvedSince when it became unresolved; null while it is open
 * @param byHand whether a person wants it repeated, whatever its age
 */
public record Claim(
        long orderId,
        long claim,
        String merchant,
        String operation,
        String invoiceNumber,
        Lane lane,
        byte[] content,
        Long unresolvedSince,
        boolean byHand) {

    /** An open order. */
    public Claim(
            long orderId,
            long claim,
            String merchant,
            String operation,
            String invoiceNumber,
            Lane lane,
            byte[] content) {
        this(orderId, claim, merchant, operation, invoiceNumber, lane, content, null, false);
    }

    public boolean isUnresolved() {
        return unresolvedSince != null;
    }
}
