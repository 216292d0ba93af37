package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.ReceivedSnap;
import java.time.Clock;

/**
 * A SNAP call of DOKU's as it came: complete, of bounded size, and nothing of it believed yet.
 *
 * @param clientId X-CLIENT-KEY of a request for a token, X-PARTNER-ID of any other
 * @param externalId null in a request for a token, likewise the token
 * @param body the raw bytes; never empty
 */
record SnapCall(
        String clientId,
        String externalId,
        String timestamp,
        String token,
        String signature,
        byte[] body) {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TIMESTAMP = 40;

    /** Of 8192 bits, more than anybody signs with. */
    private static final int LONGEST_SIGNATURE = 1_400;

    private static final int LONGEST_TOKEN = 4_096;
    private static final String BEARER = "Bearer ";

    /** @throws SnapRefusedException the words are always the same and hold nothing of the call */
    static SnapCall read(SnapEndpoint endpoint, RestRequest request, byte[] body, int mostBytes) {
        if (request.isPacked()) {
            throw SnapRefusedException.malformed("Content-Encoding");
        }
        if (!request.isPlainJson()) {
            throw SnapRefusedException.malformed("Content-Type");
        }
        if (request.isLongerThan(mostBytes, body)) {
            throw SnapRefusedException.badRequest(
                    "It has more than " + mostBytes + " bytes (doku.notification.max-bytes)");
        }
        boolean asksForToken = endpoint == SnapEndpoint.TOKEN;
        SnapCall call =
                new SnapCall(
                        header(request, asksForToken ? "X-CLIENT-KEY" : "X-PARTNER-ID", LONGEST_ID),
                        asksForToken ? null : header(request, "X-EXTERNAL-ID", LONGEST_ID),
                        header(request, "X-TIMESTAMP", LONGEST_TIMESTAMP),
                        asksForToken ? null : token(request),
                        header(request, "X-SIGNATURE", LONGEST_SIGNATURE),
                        body);
        if (body == null || body.length == 0) {
            throw SnapRefusedException.badRequest("The body is missing");
        }
        return call;
    }

    /** @param path as DOKU calls it */
    ReceivedSnap received(String path) {
        return new ReceivedSnap("POST", path, token, body, timestamp, signature);
    }

    /** As it is recorded, once its signature held. */
    Notification from(String merchant, String path, Clock clock) {
        return new Notification(0, merchant, externalId, timestamp, path, body, clock.millis());
    }

    /** Its scheme is of any case; a token that is none is left to who judges it. */
    private static String token(RestRequest request) {
        String value = request.header("Authorization");
        boolean bearer =
                value != null
                        && value.length() <= LONGEST_TOKEN
                        && AsciiCase.startsWith(value, BEARER);
        return bearer ? value.substring(BEARER.length()).strip() : "";
    }

    private static String header(RestRequest request, String name, int longest) {
        return request.header(
                name, longest, SnapRefusedException::missing, SnapRefusedException::malformed);
    }
}
