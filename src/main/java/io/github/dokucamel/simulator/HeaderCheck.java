package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The checks before the body is looked at, in the order that was measured on DOKU's sandbox:
 * Client-Id, Request-Id and Request-Timestamp present, well formed and in range, Signature present,
 * Client-Id known, signature valid.
 *
 * <p>Codes and messages of missing headers, time, client and signature are the measured ones. That a
 * header given twice is refused, and the text for it, is ours.
 */
record HeaderCheck(Map<String, WireSignature> merchants, Clock clock, boolean isStrict) {

    private static final int REQUEST_ID_LENGTH = 128;

    /**
     * @throws Refused the first thing wrong with them
     */
    void check(ReceivedRequest request) {
        require(request, "Client-Id");
        require(request, "Request-Id");
        form("Request-Id", request.requestId().length() <= REQUEST_ID_LENGTH);
        require(request, "Request-Timestamp");
        String timestamp = request.single("Request-Timestamp");
        Optional<Instant> given = SnapTime.read(timestamp);
        form("Request-Timestamp", timestamp.endsWith("Z") && given.isPresent());
        if (!SnapTime.isNear(given.get(), clock.instant())) {
            throw new Refused(Answer.OUT_OF_TIME);
        }
        require(request, "Signature");
        WireSignature merchant = merchants.get(request.clientId());
        if (merchant == null) {
            throw new Refused(Answer.INVALID_CLIENT_ID);
        }
        byte[] body = request.method().equals("GET") ? null : request.body();
        String id = request.requestId();
        String signature = request.single("Signature");
        Predicate<byte[]> holds =
                bytes ->
                        WireSignature.same(
                                merchant.of(
                                        "Request",
                                        request.clientId(),
                                        id,
                                        timestamp,
                                        request.path(),
                                        bytes),
                                signature);
        if (!holds.test(body)
                && (isStrict || body == null || Spellings.of(body).stream().noneMatch(holds))) {
            throw new Refused(Answer.INVALID_SIGNATURE);
        }
    }

    private static void require(ReceivedRequest request, String name) {
        if (request.headers().getAll(name).size() > 1) {
            throw invalid("Header " + name + " is given more than once");
        }
        if (request.single(name) == null) {
            throw invalid("Header " + name + " is required");
        }
    }

    private static void form(String name, boolean holds) {
        if (!holds) {
            throw invalid("Invalid format Header " + name);
        }
    }

    private static Refused invalid(String message) {
        return new Refused(400, "invalid_header_request", message);
    }
}
