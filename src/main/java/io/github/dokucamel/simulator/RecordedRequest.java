package io.github.dokucamel.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * One request as the simulator saw and answered it.
 *
 * @param path as it stood on the wire, without the query
 * @param headers names in any case; several values of one header joined by {@code ", "}
 * @param body the raw bytes; empty when they were not kept, see {@link Simulator#requests()}
 * @param invoiceNumber of the order, or the identifier that a status call asks for; empty when there
 *     is neither
 * @param status HTTP status answered; 0 when a fault left none to read
 * @param errorCode {@code error.code} answered; empty when there was none
 * @param fault name of the fault that hit it, e.g. {@code reset-after}; empty when none did
 * @param processed whether it got as far as DOKU's business: an order that is fit is open then
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, String> headers,
        String invoiceNumber,
        byte[] body,
        int status,
        String errorCode,
        String fault,
        boolean processed,
        Instant receivedAt) {

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Without headers and body, which may hold a customer. */
    @Override
    public String toString() {
        return "%s %s -> %s %s%s at %s"
                .formatted(method, path, status, errorCode, fault, receivedAt);
    }
}
