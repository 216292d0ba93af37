package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One outcome document on its way to one destination.
 *
 * @param fileName its name where the destination is a directory
 * @param staged the file is written and synced, perhaps already visible
 * @param replyTo JMS destination, for replies only
 * @param batch name of the batch that the order came in; null when it came in none
 */
public record Delivery(
        long id,
        String deliveryId,
        String outcome,
        String destination,
        @Nullable String fileName,
        byte[] document,
        boolean staged,
        int tries,
        @Nullable String replyTo,
        @Nullable String correlationId,
        @Nullable String batch) {}
