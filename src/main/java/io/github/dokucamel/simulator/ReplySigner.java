package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns answers into replies, signed as DOKU signs them. */
record ReplySigner(Map<String, WireSignature> merchants, Clock clock) {

    static final String SIGNATURE = "Signature";
    static final String FORGED = "HMACSHA256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /** No scripts, nothing from elsewhere; forms go to where the page came from. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    Answer reply(ReceivedRequest request, Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        if (headers.containsValue(Answer.JSON)) {
            sign(request, answer, headers);
        } else {
            headers.put("Content-Security-Policy", PAGE_POLICY);
            headers.put("Cache-Control", "no-store");
        }
        return new Answer(answer.status(), headers, answer.body(), answer.errorCode());
    }

    /** An answer is signed as soon as it is known for whom, refusals included. */
    private void sign(ReceivedRequest request, Answer answer, Map<String, String> headers) {
        String clientId = request.clientId();
        String requestId = request.requestId();
        WireSignature merchant = clientId == null ? null : merchants.get(clientId);
        if (requestId == null && request.single("X-TIMESTAMP") != null) {
            headers.put("X-TIMESTAMP", SnapTime.of(clock.instant()));
        }
        if (merchant == null || requestId == null) {
            return;
        }
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        headers.put("Client-Id", clientId);
        headers.put("Request-Id", requestId);
        headers.put("Response-Timestamp", at);
        headers.put(
                SIGNATURE,
                merchant.of("Response", clientId, requestId, at, request.path(), answer.body()));
    }
}
