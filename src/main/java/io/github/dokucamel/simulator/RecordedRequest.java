package io.github.dokucamel.simulator;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * One request as the simulator saw and answered it.
 *
 * @param path as it stood on the wire, without the query
 * @param headers names in any case; several values of one header joined by {@code ", "}
 * @param body the raw bytes; empty when they were not kept, see {@link Simulator#requests()}
 * @param status HTTP status answered
 * @param errorCode {@code error.code} answered; empty when there was none
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        int status,
        String errorCode,
        Instant receivedAt) {

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedRequest that
                && method.equals(that.method)
                && path.equals(that.path)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body)
                && status == that.status
                && errorCode.equals(that.errorCode)
                && receivedAt.equals(that.receivedAt);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + receivedAt.hashCode();
    }

    /** Without headers and body, which may hold a customer. */
    @Override
    public String toString() {
        return "%s %s -> %d %s at %s".formatted(method, path, status, errorCode, receivedAt);
    }
}
