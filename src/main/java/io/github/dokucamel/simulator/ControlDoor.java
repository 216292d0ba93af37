package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a tester asks of the simulator over HTTP, and DOKU knows nothing of.
 *
 * @param outage begins one
 */
record ControlDoor(
        FaultRules faults,
        RequestRecorder recorder,
        PaymentsDoor payments,
        SnapTokens tokens,
        InquiryDoor inquiries,
        BindingDoor bindings,
        Consumer<FaultRule> outage) {

    private static final String PREFIX = "/simulator/";
    private static final String THERE_ARE =
            "There are GET, POST and DELETE /simulator/faults, GET and DELETE /simulator/requests,"
                    + " GET and POST /simulator/payments, POST /simulator/inquiries,"
                    + " POST /simulator/bindings, DELETE /simulator/tokens";

    /**
     * @param then runs when the answer has left
     */
    record Said(Answer answer, Runnable then) {}

    static boolean isAt(String path) {
        return path.startsWith(PREFIX);
    }

    Future<Said> answer(ReceivedRequest request) {
        try {
            // No page in a browser can send JSON to here without being asked first.
            String type = String.valueOf(request.single("Content-Type")).toLowerCase(Locale.ROOT);
            if (request.isPost() && !type.startsWith(Answer.JSON)) {
                throw new Refused(415, "not_json", "Content-Type must be application/json");
            }
            return switch (request.method() + " " + request.path()) {
                case "POST /simulator/inquiries" ->
                        inquiries.ask(request.json()).map(ControlDoor::said);
                case "POST /simulator/bindings" ->
                        bindings.tell(request.json()).map(ControlDoor::said);
                default -> Future.succeededFuture(atOnce(request));
            };
        } catch (Refused e) {
            return Future.succeededFuture(said(e.answer()));
        }
    }

    private Said atOnce(ReceivedRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /simulator/faults" -> add(request);
            case "GET /simulator/faults" -> said(Answer.ok(faults.toJson()));
            case "DELETE /simulator/faults" -> {
                faults.clear();
                yield said(Answer.ok(faults.toJson()));
            }
            case "GET /simulator/requests" -> said(requests());
            case "DELETE /simulator/requests" -> {
                recorder.clear();
                yield said(requests());
            }
            case "POST /simulator/payments" -> said(payments.act(request.json()));
            case "GET /simulator/payments" -> said(payments.list());
            case "DELETE /simulator/tokens" -> said(Answer.ok(Json.of(tokens.forget())));
            default -> throw new Refused(404, "not_found", THERE_ARE);
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
            throw new Refused(400, "invalid_fault", e.getMessage());
        }
        rules.stream().filter(rule -> !rule.fault().isOutage()).forEach(faults::add);
        return new Said(
                Answer.ok(faults.toJson()),
                () -> rules.stream().filter(rule -> rule.fault().isOutage()).forEach(outage));
    }

    /** In the order of the answers. */
    private Answer requests() {
        return Answer.lines(recorder.requests().stream().map(ControlDoor::line));
    }

    private static ObjectNode line(RecordedRequest request) {
        byte[] sha256 = WireSignature.sha256(request.body());
        return Json.object()
                .put("at", request.receivedAt().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("request_id", requestId(request))
                .put("invoice_number", request.invoiceNumber())
                .put("digest", Base64.getEncoder().encodeToString(sha256))
                .put("fault", request.fault())
                .put("status", request.status())
                .put("processed", request.processed());
    }

    /** In SNAP's scheme, what takes its place. */
    private static String requestId(RecordedRequest request) {
        String id = request.headers().get("Request-Id");
        return id == null ? request.headers().get("X-EXTERNAL-ID") : id;
    }
}
