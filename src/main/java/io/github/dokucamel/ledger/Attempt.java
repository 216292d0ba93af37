package io.github.dokucamel.ledger;

import io.github.dokucamel.operation.WireRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that is durable and may leave.
 *
 * @param number counted from 1 over all attempts of the order
 * @param counted answered and unknown attempts before this one
 * @param inDoubt an earlier attempt may have been processed by DOKU
 * @param lostSince from when on a ledger that is lost may have made such an attempt; null when this
 *     one knows of all
 * @param firstAt when the request was first stored
 * @param headers of the operation's own; none of a signature
 * @param body null for a call without a body
 */
public record Attempt(
        Claim claim,
        int number,
        int counted,
        boolean inDoubt,
        @Nullable Long lostSince,
        long firstAt,
        String requestId,
        String baseUrl,
        String clientId,
        String target,
        Map<String, String> headers,
        byte @Nullable [] body) {

    /** Known to DOKU by the Request-Id of an attempt that was lost. */
    public Attempt knownAs(String otherRequestId) {
        return with(otherRequestId, target, headers, body);
    }

    /** The same with what may be sent and not stored. */
    public Attempt carrying(WireRequest wire) {
        return with(requestId, wire.target(), wire.headers(), wire.body());
    }

    private Attempt with(
            String otherRequestId,
            String otherTarget,
            Map<String, String> otherHeaders,
            byte @Nullable [] otherBody) {
        return new Attempt(
                claim,
                number,
                counted,
                inDoubt,
                lostSince,
                firstAt,
                otherRequestId,
                baseUrl,
                clientId,
                otherTarget,
                otherHeaders,
                otherBody);
    }
}
