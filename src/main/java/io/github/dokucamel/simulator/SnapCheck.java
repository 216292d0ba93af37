package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checks of a SNAP call before its body is looked at: headers there and well formed, client
 * known, token live, signature right, {@code X-EXTERNAL-ID} new on this day in Jakarta.
 */
final class SnapCheck {

    private static final Pattern EXTERNAL_ID = Pattern.compile("[0-9]{1,36}");
    private static final String BEARER = "Bearer ";
    private static final int MOST = 1_000_000;
    private static final int ENTRY_BYTES = 250;

    private final Map<String, String> secrets;
    private final SnapTokens tokens;
    private final Clock clock;
    private final BoundedMemory<String, LocalDate> seen;

    SnapCheck(Map<String, String> secrets, SnapTokens tokens, Clock clock, long memoryBytes) {
        this.secrets = secrets;
        this.tokens = tokens;
        this.clock = clock;
        this.seen = new BoundedMemory<>(MOST, memoryBytes, day -> ENTRY_BYTES);
    }

    /** Empty when the call may go on; it has used its {@code X-EXTERNAL-ID} then. */
    Optional<Answer> refusal(CatalogueEntry entry, ReceivedRequest request) {
        String path = request.path();
        return presence(request, "X-PARTNER-ID")
                .or(() -> presence(request, "X-EXTERNAL-ID"))
                .or(
                        () ->
                                form(
                                        request,
                                        "X-EXTERNAL-ID",
                                        EXTERNAL_ID.matcher(request.externalId()).matches()))
                .or(() -> presence(request, "X-TIMESTAMP"))
                .or(() -> form(request, "X-TIMESTAMP", time(request).isPresent()))
                .or(() -> presence(request, "X-SIGNATURE"))
                .or(() -> client(request))
                .or(() -> token(request))
                .or(() -> signature(request))
                .or(() -> customer(entry, request))
                .or(
                        () ->
                                isFirstToday(request)
                                        ? Optional.empty()
                                        : Optional.of(
                                                SnapAnswer.refused(path, 409, "00", "Conflict")));
    }

    static Optional<Answer> presence(ReceivedRequest request, String name) {
        return request.single(name) == null
                ? Optional.of(SnapAnswer.missing(request.path(), name))
                : Optional.empty();
    }

    static Optional<Answer> form(ReceivedRequest request, String name, boolean holds) {
        return holds ? Optional.empty() : Optional.of(SnapAnswer.malformed(request.path(), name));
    }

    static Optional<Instant> time(ReceivedRequest request) {
        return SnapTime.read(request.single("X-TIMESTAMP"));
    }

    private Optional<Answer> client(ReceivedRequest request) {
        if (!secrets.containsKey(request.single("X-PARTNER-ID"))) {
            return Optional.of(SnapAnswer.unauthorized(request.path(), "Unknown Client"));
        }
        return SnapTime.isNear(time(request).orElseThrow(), clock.instant())
                ? Optional.empty()
                : Optional.of(SnapAnswer.unauthorized(request.path(), "Timestamp"));
    }

    private Optional<Answer> token(ReceivedRequest request) {
        String header = request.single("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.of(
                    SnapAnswer.refused(request.path(), 401, "03", "Token Not Found (B2B)"));
        }
        return switch (tokens.merchant(request.single("X-PARTNER-ID"), bearer(header))) {
            case LIVE -> Optional.empty();
            case OVER ->
                    Optional.of(
                            SnapAnswer.refused(request.path(), 401, "01", "Invalid Token (B2B)"));
            case UNKNOWN ->
                    Optional.of(
                            SnapAnswer.refused(request.path(), 401, "03", "Token Not Found (B2B)"));
        };
    }

    private static String bearer(String header) {
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : header;
    }

    private Optional<Answer> signature(ReceivedRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String expected =
                SnapSignature.ofCall(
                        secrets.get(request.single("X-PARTNER-ID")),
                        request.method(),
                        request.path() + query,
                        bearer(request.single("Authorization")),
                        request.body(),
                        request.single("X-TIMESTAMP"));
        return SnapSignature.same(expected, request.single("X-SIGNATURE"))
                ? Optional.empty()
                : Optional.of(SnapAnswer.unauthorized(request.path(), "Signature"));
    }

    /** With a Bearer before it or without: DOKU's pages and libraries do either. */
    private Optional<Answer> customer(CatalogueEntry entry, ReceivedRequest request) {
        String header = request.single("Authorization-customer");
        boolean needed = entry.token().equals("b2b2c");
        boolean possible = needed || entry.token().equals("b2b2c-optional");
        if (header == null) {
            return needed
                    ? Optional.of(
                            SnapAnswer.refused(
                                    request.path(), 401, "04", "Customer Token Not Found"))
                    : Optional.empty();
        }
        boolean live =
                tokens.customer(request.single("X-PARTNER-ID"), bearer(header))
                        == SnapTokens.Standing.LIVE;
        return live || !possible
                ? Optional.empty()
                : Optional.of(
                        SnapAnswer.refused(request.path(), 401, "02", "Invalid Customer Token"));
    }

    private boolean isFirstToday(ReceivedRequest request) {
        LocalDate today = clock.instant().atOffset(SnapTime.JAKARTA).toLocalDate();
        String key = request.single("X-PARTNER-ID") + '\n' + request.externalId();
        boolean first = !today.equals(seen.get(key));
        seen.put(key, today);
        return first;
    }
}
