package io.github.dokucamel.simulation;

import java.nio.charset.StandardCharsets;

/** That a payer has paid, as DOKU tells it. */
record News(String merchant, String requestId, String invoice) {

    byte[] body() {
        return "{\"order\":{\"invoice_number\":\"%s\",\"amount\":90000},\"transaction\":{\"status\":\"SUCCESS\",\"date\":\"2026-11-20T10:00:00Z\"},\"service\":{\"id\":\"CREDIT_CARD\"}}"
                .formatted(invoice)
                .getBytes(StandardCharsets.UTF_8);
    }
}
