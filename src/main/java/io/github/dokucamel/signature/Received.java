package io.github.dokucamel.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed message as it arrived, nothing of it believed yet; every member may be null.
 *
 * @param answer whether it is an answer, which is signed with {@code Response-Timestamp}
 * @param timestamp the header {@code Request-Timestamp}, or {@code Response-Timestamp}
 * @param target what was called; a host and a query are seen and do not count
 * @param body the raw body; null where there is none to digest (GET)
 * @param signature the header {@code Signature}
 */
public record Received(
        boolean answer,
        @Nullable String clientId,
        @Nullable String requestId,
        @Nullable String timestamp,
        @Nullable String target,
        byte @Nullable [] body,
        @Nullable String signature) {

    /** A request or a notification. */
    public Received(
            @Nullable String clientId,
            @Nullable String requestId,
            @Nullable String timestamp,
            @Nullable String target,
            byte @Nullable [] body,
            @Nullable String signature) {
        this(false, clientId, requestId, timestamp, target, body, signature);
    }

    /** The line of the timestamp. */
    String timestampName() {
        return answer ? "Response-Timestamp" : "Request-Timestamp";
    }

    /** What keeps the signed lines from being written at all; the value is not shown. */
    Optional<String> gap() {
        for (Map.Entry<String, String> component : components().entrySet()) {
            String value = component.getValue();
            if (value == null || value.isBlank()) {
                return Optional.of(component.getKey() + " is missing.");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return Optional.of(
                        component.getKey() + " holds a line break or another control character.");
            }
        }
        return Optional.empty();
    }

    /** The signed lines as they should be, once there is no {@link #gap()}. */
    Lines lines() {
        String path = Lines.path(Objects.requireNonNull(target));
        return new Lines(components())
                .with("Request-Target", path)
                .with("Digest", body == null ? null : Digest.of(body).value());
    }

    private Map<String, String> components() {
        Map<String, String> components = new LinkedHashMap<>();
        components.put("Client-Id", clientId);
        components.put("Request-Id", requestId);
        components.put(timestampName(), timestamp);
        components.put("Request-Target", target);
        return components;
    }
}
