package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.Received;
import io.github.dokucamel.signature.SignatureComponents;
import java.time.Clock;

/**
 * A call of DOKU's as it came: complete, of bounded size, and nothing of it believed yet.
 *
 * @param body the raw bytes; never empty
 */
record SignedCall(
        String clientId, String requestId, String timestamp, String signature, byte[] body) {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TIMESTAMP = 64;
    private static final int LONGEST_SIGNATURE = 128;

    /**
     * @throws HttpProblemException 415 for what is no plain JSON, 413 for too much, 400 for what is
     *     not complete; the words are always the same and hold nothing of the call
     */
    static SignedCall read(RestRequest request, byte[] body, int mostBytes) {
        if (!request.isPlainJson()) {
            throw new HttpProblemException(
                    415,
                    "Unsupported Media Type",
                    "A notification is application/json and not compressed");
        }
        if (request.isLongerThan(mostBytes, body)) {
            throw new HttpProblemException(
                    413, "Content Too Large", "A notification has at most " + mostBytes + " bytes");
        }
        SignedCall call =
                new SignedCall(
                        header(request, "Client-Id", LONGEST_ID),
                        header(request, "Request-Id", LONGEST_ID),
                        header(request, "Request-Timestamp", LONGEST_TIMESTAMP),
                        header(request, "Signature", LONGEST_SIGNATURE),
                        body);
        if (body == null || body.length == 0) {
            throw HttpProblemException.badRequest("The body is missing");
        }
        return call;
    }

    /** @param target path that is signed */
    SignatureComponents components(String target) {
        return SignatureComponents.notification(
                clientId, requestId, timestamp, target, Digest.of(body));
    }

    /** @param target path that is signed */
    Received received(String target) {
        return new Received(clientId, requestId, timestamp, target, body, signature);
    }

    /** As it is recorded, once its signature held. */
    Notification from(String merchant, String path, Clock clock) {
        return new Notification(0, merchant, requestId, timestamp, path, body, clock.millis());
    }

    private static String header(RestRequest request, String name, int longest) {
        return request.header(name, longest, SignedCall::missing, SignedCall::unfit);
    }

    private static HttpProblemException missing(String header) {
        return HttpProblemException.badRequest(
                "The header " + header + " is missing, or did not come exactly once");
    }

    private static HttpProblemException unfit(String header) {
        return HttpProblemException.badRequest(
                "The header " + header + " is too long, or holds what no header holds");
    }
}
