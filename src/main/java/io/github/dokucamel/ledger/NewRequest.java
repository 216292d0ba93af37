package io.github.dokucamel.ledger;

import java.util.Map;

/**
 * What a first attempt stores; later attempts ignore it in favour of what was stored.
 *
 * @param target path and query
 * @param headers of the operation's own; none of a signature
 * @param body null for a call without a body
 */
public record NewRequest(
        String requestId,
        String baseUrl,
        String clientId,
        String target,
        Map<String, String> headers,
        byte[] body) {

    /** One without headers of its own. */
    public NewRequest(
            String requestId, String baseUrl, String clientId, String target, byte[] body) {
        this(requestId, baseUrl, clientId, target, Map.of(), body);
    }
}
