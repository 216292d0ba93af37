package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs, a gateway that takes its time, and a client for both. */
abstract class RestCase {

    @TempDir static Path data;
    static Simulator gateway;
    static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningService.gateway(Duration.ofMillis(100));
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.order.max-bytes=20000");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    static HttpResponse<String> post(String invoiceNumber, long amount) throws Exception {
        return service.send(service.order(SampleOrders.json(invoiceNumber, amount)));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    static JsonNode withoutHistory(HttpResponse<String> answer) {
        var document = (com.fasterxml.jackson.databind.node.ObjectNode) Outbox.json(answer.body());
        document.remove(
                java.util.List.of(
                        "history",
                        "payment",
                        "doku_invoice_number",
                        "owner",
                        "cancelled_at",
                        "status",
                        "expires_at",
                        "closed"));
        return document;
    }

    static void assertProblem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", type(answer));
        assertEquals(status, Outbox.json(answer.body()).get("status").asInt());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    static long sent(String invoiceNumber) {
        return gateway.requests().stream().filter(r -> isFor(invoiceNumber, r)).count();
    }

    static RecordedRequest theOne(String invoiceNumber) {
        return gateway.requests().stream()
                .filter(r -> isFor(invoiceNumber, r))
                .findFirst()
                .orElseThrow();
    }

    static boolean isFor(String invoiceNumber, RecordedRequest request) {
        return new String(request.body(), UTF_8).contains('"' + invoiceNumber + '"');
    }
}
