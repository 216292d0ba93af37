package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refunds through every way into calls, held against what the ledger knows of their order. */
class RefundCallsTest {

    private static final long PATIENCE_MS = 20_000;

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        SimulatorOptions options = SimulatorOptions.defaults().withMerchant("BRN-2", "SK-2");
        gateway = new Simulator(options).start();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.merchant.shop.client-id=BRN-2",
                        "--doku.merchant.shop.secret-key=SK-2",
                        "--doku.intake.file.enabled=false",
                        "--doku.notification.enabled=false",
                        "--doku.reconcile.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static void order(String invoiceNumber) throws Exception {
        String order =
                "{\"invoice_number\":\"%s\",\"amount\":90000,\"customer\":{\"email\":\"a@b.co\"}}"
                        .formatted(invoiceNumber);
        HttpResponse<String> answer = service.send(service.order(order.getBytes(UTF_8)));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private static void paid(String invoiceNumber) throws Exception {
        order(invoiceNumber);
        gateway.payer().pay(invoiceNumber);
        HttpResponse<String> asked =
                service.send(
                        HttpRequest.newBuilder(service.rest("/orders/" + invoiceNumber + "/status"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.noBody()));
        assertEquals(
                "paid", Outbox.json(asked.body()).at("/payment/status").asText(), asked.body());
    }

    private static String body(String invoiceNumber, String amount) {
        return """
            {"order":{"invoice_number":"%s"},"payment":{"original_request_id":"R-1"},
             "refund":{"amount":%s}}"""
                .formatted(invoiceNumber, amount);
    }

    private static HttpResponse<String> refund(String query, String invoiceNumber, String amount)
            throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest("/operations/card-refund" + query))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(invoiceNumber, amount))));
    }

    private static long sent(String invoiceNumber) {
        return gateway.requests().stream()
                .filter(request -> request.path().contains("refund"))
                .filter(request -> new String(request.body(), UTF_8).contains(invoiceNumber))
                .count();
    }

    private static JsonNode refused(HttpResponse<String> answer, String field) {
        RestCase.assertProblem(422, answer);
        JsonNode problem = Outbox.json(answer.body());
        assertEquals("invalid", problem.path("outcome").asText(), answer.body());
        assertEquals("invalid_call", problem.at("/error/code").asText());
        JsonNode violation = problem.at("/error/violations/0");
        assertEquals(field, violation.path("field").asText(), answer.body());
        assertFalse(violation.path("remedy").asText().isBlank());
        return violation;
    }

    private static JsonNode history(JsonNode document) throws Exception {
        String path = "/operations/card-refund/calls/" + document.get("idempotency_key").asText();
        return Outbox.json(service.get(path).body()).get("history");
    }

    @Test
    void asksDokuForNothingThatWasNeverPaid() throws Exception {
        order("NEVER-1");

        JsonNode violation = refused(refund("", "NEVER-1", "10000"), "order.invoice_number");

        assertTrue(violation.path("rule").asText().contains("its payment is pending"));
        assertEquals(0, sent("NEVER-1"));
    }

    @Test
    void paysBackNoMoreThanWasPaid() throws Exception {
        paid("PAID-1");
        refused(refund("", "PAID-1", "90001"), "refund.amount");

        HttpResponse<String> part = refund("", "PAID-1", "60000");
        assertEquals(200, part.statusCode(), part.body());
        JsonNode violation = refused(refund("", "PAID-1", "30001"), "refund.amount");

        String rule = violation.path("rule").asText();
        assertTrue(rule.contains("the IDR 30000 that is left of IDR 90000"), rule);
        assertEquals(1, sent("PAID-1"));
        assertEquals(200, refund("", "PAID-1", "30000").statusCode());
    }

    @Test
    void asksDokuForNothingOfAnothersOrder() throws Exception {
        paid("OURS-1");

        refused(refund("?merchant=shop", "OURS-1", "10000"), "order.invoice_number");

        assertEquals(0, sent("OURS-1"));
    }

    @Test
    void asksDokuAboutAnOrderThatItNeverHad() throws Exception {
        refund("", "STRANGE-1", "10000");

        assertEquals(1, sent("STRANGE-1"));
    }

    @Test
    void sendsWhatAPersonForcesAndKeepsTheReason() throws Exception {
        order("STALE-1");
        gateway.payer().pay("STALE-1");

        HttpResponse<String> answer =
                refund("?force=true&reason=paid+says+the+back+office", "STALE-1", "10000");

        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode forced = history(Outbox.json(answer.body())).get(1);
        assertEquals("forced", forced.get("event").asText());
        String detail = forced.get("detail").asText();
        assertTrue(detail.startsWith("by hand: paid says the back office; against it: "), detail);
        assertTrue(detail.contains("was not paid"), detail);
    }

    @ParameterizedTest
    @CsvSource({
        "?force=true, reason",
        "?force=true&reason=+, reason",
        "?force=true&reason=card+4111111111111111, reason",
        "?force=yes&reason=so, force",
        "?force=&reason=so, force",
        "?reason=so, reason",
        "?force=false&reason=so, reason"
    })
    void wantsForceAndReasonTogether(String query, String field) throws Exception {
        HttpResponse<String> answer = refund(query, "FORCE-1", "10000");

        refused(answer, field);
        assertFalse(answer.body().contains("41111111"), answer.body());
        assertEquals(0, sent("FORCE-1"));
    }

    @Test
    void wantsAReasonOf1000CharactersAtMost() throws Exception {
        order("LONG-1");

        refused(refund("?force=true&reason=" + "x".repeat(1_001), "LONG-1", "1"), "reason");

        refund("?force=true&reason=" + "x".repeat(1_000), "LONG-1", "1");
        assertEquals(1, sent("LONG-1"));
    }

    @Test
    void forcesNothingButRefunds() throws Exception {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(
                                        service.rest(
                                                "/operations/card-capture?force=true&reason=so"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"payment\":{\"authorize_id\":\"A-1\"}}")));

        refused(answer, "force");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1e100"})
    void takesNoAmountThatIsNone(String amount) throws Exception {
        refused(refund("?force=true&reason=so", "NONE-1", amount), "refund.amount");

        assertEquals(0, sent("NONE-1"));
    }

    @Test
    void judgesACallOfTheSameProcess() throws Exception {
        order("DIRECT-1");
        Map<String, Object> headers = new HashMap<>(Map.of("operation", "card-refund"));

        JsonNode document = direct(headers, "DIRECT-1");

        assertEquals("invalid", document.get("outcome").asText());
        assertEquals(0, sent("DIRECT-1"));
        gateway.payer().pay("DIRECT-1");
        headers.put("force", "true");
        headers.put("reason", "seen at DOKU");
        JsonNode forced = direct(headers, "DIRECT-1");
        assertEquals("accepted", forced.get("outcome").asText(), forced.toString());
        assertEquals("forced", history(forced).get(1).get("event").asText());
    }

    private static JsonNode direct(Map<String, Object> headers, String invoiceNumber) {
        return Outbox.json(
                service.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(headers)
                        .withBody(body(invoiceNumber, "10000"))
                        .request(String.class));
    }

    @Test
    void judgesACallOfTheQueue() throws Exception {
        order("QUEUE-1");
        try (Connection connection = service.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Message message = session.createTextMessage(body("QUEUE-1", "10000"));
            message.setStringProperty("operation", "card-refund");

            JsonNode document = reply(session, message);

            assertEquals("invalid", document.get("outcome").asText());
            assertEquals(0, sent("QUEUE-1"));
            gateway.payer().pay("QUEUE-1");
            message.setBooleanProperty("force", true);
            message.setStringProperty("reason", "seen at DOKU");
            JsonNode forced = reply(session, message);
            assertEquals("accepted", forced.get("outcome").asText(), forced.toString());
            assertEquals("forced", history(forced).get(1).get("event").asText());
        }
    }

    private static JsonNode reply(Session session, Message message) throws Exception {
        Destination replies = session.createTemporaryQueue();
        message.setJMSReplyTo(replies);
        session.createProducer(session.createQueue("doku.calls")).send(message);
        try (MessageConsumer consumer = session.createConsumer(replies)) {
            Message reply = consumer.receive(PATIENCE_MS);
            assertNotNull(reply);
            return Outbox.json(((TextMessage) reply).getText());
        }
    }

    @Test
    void takesTheSameCallOnceThoughTheMoneyIsUnderWay() throws Exception {
        paid("ONCE-1");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer =
                    service.send(
                            HttpRequest.newBuilder(service.rest("/operations/card-refund"))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "once-1")
                                    .POST(BodyPublishers.ofString(body("ONCE-1", "90000"))));
            assertEquals(200, answer.statusCode(), answer.body());
        }
        assertEquals(1, sent("ONCE-1"));
        Installation.waiting()
                .until(
                        () ->
                                service.outbox().documents("duplicate").stream()
                                        .anyMatch(d -> d.toString().contains("once-1")));
    }
}
