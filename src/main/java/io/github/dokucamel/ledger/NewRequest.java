package io.github.dokucamel.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a first attempt stores; later attempts ignore it in favour of what was stored.
 *
 * @param target path and query
 * @param headers of the operation's own; none of a signature
 * @param body null for a call without a body
 * @param renewed whether every attempt goes out under a request id of its own
 */
public record NewRequest(
        String requestId,
        String baseUrl,
        String clientId,
        String target,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean renewed) {

    /** One without headers of its own, always under the same id. */
    public NewRequest(
            String requestId,
            String baseUrl,
            String clientId,
            String target,
            byte @Nullable [] body) {
        this(requestId, baseUrl, clientId, target, Map.of(), body, false);
    }
}
