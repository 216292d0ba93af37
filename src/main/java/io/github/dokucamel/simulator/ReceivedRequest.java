package io.github.dokucamel.simulator;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;

/**
 * One request, read to its end.
 *
 * @param path as it stood on the wire, not decoded, without the query
 */
record ReceivedRequest(
        String method, String path, MultiMap headers, byte[] body, Instant receivedAt) {

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
