package io.github.dokucamel.ledger;

/**
 * One outcome document on its way to one destination.
 *
 * @param fileName its name where the destination is a directory
 * @param staged the file is written and synced, perhaps already visible
 * @param replyTo JMS destination, for replies only
 */
public record Delivery(
        long id,
        String deliveryId,
        String outcome,
        String destination,
        String fileName,
        byte[] document,
        boolean staged,
        int tries,
        String replyTo,
        String correlationId) {}
