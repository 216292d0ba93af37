package io.github.dokucamel.act;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money goes back to whoever paid: by the number that was paid at DOKU, and no other. */
class RefundOfRevisionTest {

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.reconcile.enabled=false");
        gateway.notifyAt(service.notifications("/notifications").toString());
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> act(String act, String number) throws Exception {
        return post("/orders/" + number + "/" + act, "{\"reason\":\"a test\"}");
    }

    private static HttpResponse<String> call(String number, int amount) throws Exception {
        return post(
                "/operations/card-refund",
                """
                {"order":{"invoice_number":"%s"},"payment":{"original_request_id":"R-1"},
                 "refund":{"amount":%d}}"""
                        .formatted(number, amount));
    }

    private static void order(String number) throws Exception {
        assertEquals(
                201, service.send(service.order(SampleOrders.json(number, 90_000))).statusCode());
    }

    /** A bill of two revisions, both of which can be paid at DOKU. */
    private static void twoRevisions(String number) throws Exception {
        order(number);
        assertEquals(200, act("cancel", number).statusCode());
        HttpResponse<String> renewed = act("renew", number);
        assertEquals(201, renewed.statusCode(), renewed.body());
    }

    private static void pay(String atDoku) {
        String shown = atDoku.endsWith("-r2") ? atDoku : atDoku + "?revision=1";
        gateway.payer().pay(atDoku);
        Installation.waiting()
                .until(
                        () ->
                                List.of("paid", "mismatched")
                                        .contains(
                                                Outbox.json(service.get("/orders/" + shown).body())
                                                        .at("/payment/status")
                                                        .asText()));
    }

    private static List<String> refunded(String start) {
        return gateway.requests().stream()
                .filter(request -> request.path().contains("refund"))
                .map(request -> Outbox.json(new String(request.body(), UTF_8)))
                .map(body -> body.at("/order/invoice_number").asText())
                .filter(number -> number.startsWith(start))
                .toList();
    }

    private static void isRefusedNaming(String paid, HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
        JsonNode wrong = Outbox.json(answer.body()).at("/error/violations/0");
        assertEquals("order.invoice_number", wrong.path("field").asText(), answer.body());
        assertTrue(wrong.path("rule").asText().contains("which is " + paid), answer.body());
        assertTrue(wrong.path("remedy").asText().startsWith("Name " + paid), answer.body());
    }

    @Test
    void theSecondOneWasPaid() throws Exception {
        twoRevisions("REV-1");
        pay("REV-1-r2");
        isRefusedNaming("REV-1-r2", call("REV-1", 1_000));
        assertEquals(List.of(), refunded("REV-1"));
        assertEquals(200, call("REV-1-r2", 30_000).statusCode());
        assertEquals(200, act("refund", "REV-1").statusCode());
        assertEquals(List.of("REV-1-r2", "REV-1-r2"), refunded("REV-1"));
    }

    @Test
    void theFirstOneWasPaidThoughItWasCancelled() throws Exception {
        twoRevisions("REV-2");
        pay("REV-2");
        isRefusedNaming("REV-2", call("REV-2-r2", 1_000));
        assertEquals(200, call("REV-2", 30_000).statusCode());
        assertEquals(200, act("refund", "REV-2").statusCode());
        assertEquals(List.of("REV-2", "REV-2"), refunded("REV-2"));
    }

    @Test
    void theBooksHaveAnotherNumberThanDoku() throws Exception {
        order("REV/3");
        HttpResponse<String> unpaid = call("REV/3", 1_000);
        assertEquals(422, unpaid.statusCode(), unpaid.body());
        pay("REV-3");
        isRefusedNaming("REV-3", call("REV/3", 2_000));
        assertEquals(200, call("REV-3", 1_000).statusCode());
        assertEquals(List.of("REV-3"), refunded("REV-3"));
    }

    @Test
    void bothWerePaid() throws Exception {
        twoRevisions("REV-4");
        pay("REV-4");
        pay("REV-4-r2");
        assertEquals(200, call("REV-4", 1_000).statusCode());
        assertEquals(200, act("refund", "REV-4").statusCode());
        assertEquals(List.of("REV-4", "REV-4-r2"), refunded("REV-4"));
    }
}
