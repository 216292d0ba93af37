package io.github.dokucamel.ledger;

/**
 * A notification whose signature held, as it came.
 *
 * @param id 0 before it is recorded
 * @param merchant alias of the merchant whose secret it was signed with
 * @param requestId DOKU's, for this notification
 * @param sentAt the header {@code Request-Timestamp}
 * @param path as DOKU called it
 * @param body the bytes that the signature covers
 */
public record Notification(
        long id,
        String merchant,
        String requestId,
        String sentAt,
        String path,
        byte[] body,
        long receivedAt) {}
