package io.github.dokucamel.simulator;

import java.time.Instant;
import java.util.List;

/**
 * One notification, whatever became of it.
 *
 * @param requestId its own; a try that a fault gave another one says so in its delivery
 * @param type {@code transaction.type}, e.g. {@code SALE}
 * @param status {@code transaction.status}, e.g. {@code SUCCESS}
 * @param body as it was signed
 * @param state {@code open} while a try is under way or to come, {@code acknowledged} after an answer
 *     of 2xx, {@code given-up} after the last try
 * @param nextTryAt null when none is planned
 */
public record SentNotification(
        String clientId,
        String invoiceNumber,
        String requestId,
        String type,
        String status,
        byte[] body,
        String state,
        Instant nextTryAt,
        List<Delivery> deliveries) {

    /**
     * One try.
     *
     * @param status answered; 0 when there was no answer
     * @param problem why there was none; empty otherwise
     * @param fault name of the fault that hit it; empty when none did
     */
    public record Delivery(Instant at, String requestId, int status, String problem, String fault) {

        public boolean isAcknowledged() {
            return status / 100 == 2;
        }
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Without the body, which names a customer. */
    @Override
    public String toString() {
        return "SentNotification[%s %s %s, %s, %s, %s]"
                .formatted(invoiceNumber, type, status, requestId, state, deliveries);
    }
}
