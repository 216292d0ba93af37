package io.github.dokucamel.ledger;

/**
 * An open order in the hand of one sender. Only the holder of the latest claim may begin an
 * attempt.
 *
 * @param content the canonical order
 */
public record Claim(
        long orderId,
        long claim,
        String merchant,
        String operation,
        String invoiceNumber,
        Lane lane,
        byte[] content) {}
