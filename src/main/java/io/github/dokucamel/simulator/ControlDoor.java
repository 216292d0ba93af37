package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a tester asks of the simulator over HTTP, and DOKU knows nothing of. */
final class ControlDoor {

    private static final String PREFIX = "/simulator/";
    private static final String FAULTS = PREFIX + "faults";
    private static final String REQUESTS = PREFIX + "requests";
    private static final String PAYMENTS = PREFIX + "payments";
    private static final String INQUIRIES = PREFIX + "inquiries";
    private static final String TOKENS = PREFIX + "tokens";

    /**
     * @param then runs when the answer has left
     */
    record Said(Answer answer, Runnable then) {}

    private final FaultRules faults;
    private final RequestRecorder recorder;
    private final PaymentsDoor payments;
    private final SnapTokens tokens;
    private final InquiryDoor inquiries;
    private final Consumer<FaultRule> outage;

    ControlDoor(
            FaultRules faults,
            RequestRecorder recorder,
            PaymentsDoor payments,
            SnapTokens tokens,
            InquiryDoor inquiries,
            Consumer<FaultRule> outage) {
        this.faults = faults;
        this.recorder = recorder;
        this.payments = payments;
        this.tokens = tokens;
        this.inquiries = inquiries;
        this.outage = outage;
    }

    static boolean isAt(String path) {
        return path.startsWith(PREFIX);
    }

    Future<Said> answer(ReceivedRequest request) {
        // No page in a browser can send JSON to here without being asked first.
        String type = String.valueOf(request.single("Content-Type")).toLowerCase(Locale.ROOT);
        if (request.method().equals("POST") && !type.startsWith(Answer.JSON)) {
            return Future.succeededFuture(
                    said(Answer.error(415, "not_json", "Content-Type must be application/json")));
        }
        return request.method().equals("POST") && request.path().equals(INQUIRIES)
                ? inquiries.ask(request.body()).map(ControlDoor::said)
                : Future.succeededFuture(atOnce(request));
    }

    private Said atOnce(ReceivedRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "POST " + FAULTS -> add(request);
            case "GET " + FAULTS -> said(Answer.ok(faults.toJson()));
            case "DELETE " + FAULTS -> {
                faults.clear();
                yield said(Answer.ok(faults.toJson()));
            }
            case "GET " + REQUESTS -> said(requests());
            case "DELETE " + REQUESTS -> {
                recorder.clear();
                yield said(requests());
            }
            case "POST " + PAYMENTS -> said(payments.act(request.body()));
            case "GET " + PAYMENTS -> said(payments.list());
            case "DELETE " + TOKENS -> {
                ArrayNode ended = JsonNodeFactory.instance.arrayNode();
                tokens.forget().forEach(ended::add);
                yield said(Answer.ok(ended));
            }
            default ->
                    said(
                            Answer.error(
                                    404,
                                    "not_found",
                                    "There are GET, POST and DELETE %s, GET and DELETE %s, GET and POST %s, POST %s, DELETE %s"
                                            .formatted(
                                                    FAULTS, REQUESTS, PAYMENTS, INQUIRIES,
                                                    TOKENS)));
        };
    }

    private static Said said(Answer answer) {
        return new Said(answer, () -> {});
    }

    private Said add(ReceivedRequest request) {
        List<FaultRule> rules;
        try {
            rules = FaultParser.json(request.body());
        } catch (IllegalArgumentException e) {
            return said(Answer.error(400, "invalid_fault", e.getMessage()));
        }
        rules.stream().filter(rule -> !rule.fault().isOutage()).forEach(faults::add);
        return new Said(
                Answer.ok(faults.toJson()),
                () -> rules.stream().filter(rule -> rule.fault().isOutage()).forEach(outage));
    }

    /** JSON lines, in the order of the answers. */
    private Answer requests() {
        StringBuilder lines = new StringBuilder();
        recorder.requests().forEach(request -> lines.append(line(request)).append('\n'));
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "application/x-ndjson", body, "");
    }

    private static JsonNode line(RecordedRequest request) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        return line.put("at", request.receivedAt().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("request_id", requestId(request))
                .put("invoice_number", request.invoiceNumber())
                .put("digest", digest(request.body()))
                .put("fault", request.fault())
                .put("status", request.status())
                .put("processed", request.processed());
    }

    /** In SNAP's scheme, what takes its place. */
    private static String requestId(RecordedRequest request) {
        String id = request.headers().get("Request-Id");
        return id == null ? request.headers().get("X-EXTERNAL-ID") : id;
    }

    private static String digest(byte[] body) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getEncoder().encodeToString(sha256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
