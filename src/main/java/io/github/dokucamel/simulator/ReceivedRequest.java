package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * One request, read to its end.
 *
 * @param path as it stood on the wire, not decoded, without the query
 */
record ReceivedRequest(
        String method, String path, MultiMap headers, byte[] body, Instant receivedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * That of the order in the body, or the identifier that a status call asks for; empty when there
     * is neither.
     */
    String invoiceNumber() {
        if (OrderStatus.isAskedBy(path)) {
            return OrderStatus.identifier(path).orElse("");
        }
        try {
            return JSON.readTree(body).path("order").path("invoice_number").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** The only, not blank value of this header; null when there is none or there are several. */
    String single(String name) {
        List<String> values = headers.getAll(name);
        return values.size() == 1 && !values.get(0).isBlank() ? values.get(0) : null;
    }

    String clientId() {
        return single("Client-Id");
    }

    String requestId() {
        return single("Request-Id");
    }
}
