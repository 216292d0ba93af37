package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checks before the body is looked at, in the order that was measured on DOKU's sandbox:
 * Client-Id, Request-Id and Request-Timestamp present, well formed and in range, Signature present,
 * Client-Id known, signature valid.
 *
 * <p>Codes and messages of missing headers, time, client and signature are the measured ones. That a
 * header given twice is refused, and the text for it, is ours.
 */
final class HeaderCheck {

    private static final int REQUEST_ID_LENGTH = 128;
    private static final Duration WINDOW = Duration.ofSeconds(3600);
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private final Map<String, WireSignature> merchants;
    private final Clock clock;

    HeaderCheck(Map<String, WireSignature> merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Empty when the request may go on. */
    Optional<Answer> refusal(ReceivedRequest request) {
        return presence(request, "Client-Id")
                .or(() -> presence(request, "Request-Id"))
                .or(() -> requestIdLength(request))
                .or(() -> presence(request, "Request-Timestamp"))
                .or(() -> time(request))
                .or(() -> presence(request, "Signature"))
                .or(() -> signature(request));
    }

    private static Optional<Answer> presence(ReceivedRequest request, String name) {
        if (request.headers().getAll(name).size() > 1) {
            return Optional.of(Answer.invalidHeader("Header " + name + " is given more than once"));
        }
        return request.single(name) == null
                ? Optional.of(Answer.invalidHeader("Header " + name + " is required"))
                : Optional.empty();
    }

    private static Optional<Answer> requestIdLength(ReceivedRequest request) {
        return request.requestId().length() > REQUEST_ID_LENGTH
                ? Optional.of(Answer.invalidHeader("Invalid format Header Request-Id"))
                : Optional.empty();
    }

    private Optional<Answer> time(ReceivedRequest request) {
        String header = request.single("Request-Timestamp");
        Instant given;
        try {
            given = TIMESTAMP.matcher(header).matches() ? Instant.parse(header) : null;
        } catch (DateTimeParseException e) {
            given = null;
        }
        if (given == null) {
            return Optional.of(Answer.invalidHeader("Invalid format Header Request-Timestamp"));
        }
        return Duration.between(given, clock.instant()).abs().compareTo(WINDOW) > 0
                ? Optional.of(
                        Answer.error(
                                400,
                                "request_time_out_of_range",
                                "Header Request-Timestamp is not in +- 3600 second of now"))
                : Optional.empty();
    }

    private Optional<Answer> signature(ReceivedRequest request) {
        WireSignature merchant = merchants.get(request.clientId());
        if (merchant == null) {
            return Optional.of(Answer.error(400, "invalid_client_id", "Invalid Client-Id"));
        }
        boolean holds =
                merchant.holds(
                        request.single("Signature"),
                        request.clientId(),
                        request.requestId(),
                        request.single("Request-Timestamp"),
                        request.path(),
                        request.method().equals("GET") ? null : request.body());
        return holds
                ? Optional.empty()
                : Optional.of(Answer.error(400, "invalid_signature", "Invalid Header Signature"));
    }
}
