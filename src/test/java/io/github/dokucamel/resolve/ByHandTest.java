package io.github.dokucamel.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.RunningService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person decides about an unresolved order, over REST. */
class ByHandTest {

    @TempDir static Path data;
    private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();
    private static ScriptedGateway gateway;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                ScriptedGateway.answering(
                        call ->
                                MENDED.contains(call.invoiceNumber())
                                        ? ScriptedGateway.opened(409, call)
                                        : new Reply(500, ""));
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.retry.attempts=1",
                        "--doku.resolve.first-delay=1h",
                        "--doku.resolve.replay-for=0s");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static void unresolved(String invoiceNumber) throws Exception {
        HttpResponse<String> answer = service.send(service.order(SampleOrders.json(invoiceNumber)));
        assertEquals(202, answer.statusCode());
        assertEquals("unresolved", Outbox.json(answer.body()).path("outcome").asText());
    }

    private static HttpResponse<String> decide(String path, String json) throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static JsonNode order(String invoiceNumber) throws Exception {
        return Outbox.json(service.get("/orders/" + invoiceNumber).body());
    }

    private static boolean historyHolds(JsonNode order, String event, String detail) {
        for (JsonNode one : order.path("history")) {
            if (one.path("event").asText().equals(event)
                    && one.path("detail").asText().equals(detail)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void settlesAndKeepsTheReason() throws Exception {
        unresolved("HAND-1");

        HttpResponse<String> answer =
                decide(
                        "/orders/HAND-1/settle",
                        "{\"outcome\":\"declined\",\"reason\":\"not in the Back Office\"}");

        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode order = order("HAND-1");
        assertEquals("declined", order.path("outcome").asText());
        assertEquals("settled_by_hand", order.path("error").path("code").asText());
        assertTrue(historyHolds(order, "declined", "by hand: not in the Back Office"));
        Installation.waiting()
                .until(() -> service.outbox().byInvoice("declined").containsKey("HAND-1"));
        assertEquals(
                409,
                decide("/orders/HAND-1/settle", "{\"outcome\":\"accepted\",\"reason\":\"no\"}")
                        .statusCode());
        assertEquals(409, decide("/orders/HAND-1/replay", "{\"reason\":\"again\"}").statusCode());
    }

    @Test
    void settlesAnAcceptedOneWithItsLink() throws Exception {
        unresolved("HAND-2");
        for (String link :
                List.of(
                        "javascript:alert(1)",
                        "http://pay.doku.com/2",
                        "https://evil.example/2",
                        "https://pay.doku.com@evil.example/2",
                        "https://pay.doku.com/\\u202e2")) {
            HttpResponse<String> refused =
                    decide(
                            "/orders/HAND-2/settle",
                            "{\"outcome\":\"accepted\",\"reason\":\"x\",\"payment_url\":\""
                                    + link
                                    + "\"}");
            assertEquals(400, refused.statusCode(), link);
            assertTrue(refused.body().contains("payment_url "), refused.body());
            assertTrue(refused.body().contains("doku.payment-url.hosts"), refused.body());
        }
        HttpResponse<String> answer =
                decide(
                        "/orders/HAND-2/settle",
                        """
                        {"outcome":"accepted","reason":"seen at DOKU","payment_url":"https://pay.doku.com/2"}""");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "https://pay.doku.com/2", Outbox.json(answer.body()).path("payment_url").asText());
    }

    @Test
    void repeatsTheSameRequestWhateverItsAge() throws Exception {
        unresolved("HAND-3");
        MENDED.add("HAND-3");

        HttpResponse<String> answer =
                decide("/orders/HAND-3/replay", "{\"reason\":\"support says it never arrived\"}");

        assertEquals(202, answer.statusCode(), answer.body());
        Installation.waiting()
                .until(() -> service.outbox().byInvoice("accepted").containsKey("HAND-3"));
        JsonNode order = order("HAND-3");
        assertTrue(historyHolds(order, "replay", "by hand: support says it never arrived"));
        assertEquals(
                1,
                gateway.posts().stream()
                        .filter(call -> call.invoiceNumber().equals("HAND-3"))
                        .map(call -> call.header("Request-Id"))
                        .distinct()
                        .count());
    }

    @Test
    void aReplayIsOneAttemptAndNoMore() throws Exception {
        unresolved("HAND-4");
        decide("/orders/HAND-4/replay", "{\"reason\":\"once\"}");
        Installation.waiting().until(() -> order("HAND-4").path("attempts").asInt() == 2);
        assertEquals("unresolved", order("HAND-4").path("outcome").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "settle; {}; 400",
                "settle; []; 400",
                "settle; nonsense; 400",
                "settle; {\"outcome\":\"paid\",\"reason\":\"x\"}; 400",
                "settle; {\"outcome\":\"declined\"}; 400",
                "settle; {\"outcome\":\"declined\",\"reason\":\" \"}; 400",
                "settle; {\"outcome\":\"declined\",\"reason\":7}; 400",
                "settle; {\"outcome\":\"declined\",\"reason\":\"card 4111 1111 1111 1111\"}; 400",
                "settle; {\"outcome\":\"declined\",\"reason\":\"x\",\"because\":\"y\"}; 400",
                "settle; {\"outcome\":\"declined\",\"reason\":\"x\",\"payment_url\":\"https://a.example/\"}; 400",
                "replay; {}; 400",
                "replay; {\"reason\":\"x\",\"outcome\":\"accepted\"}; 400"
            })
    void refusesWhatIsNoDecision(String what, String json, int status) throws Exception {
        HttpResponse<String> answer = decide("/orders/NOBODY-1/" + what, json);
        assertEquals(status, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("4111"));
    }

    @Test
    void anOrderThatIsNotThereIsNotFound() throws Exception {
        assertEquals(404, decide("/orders/NOBODY-2/replay", "{\"reason\":\"x\"}").statusCode());
        assertEquals(405, service.get("/orders/NOBODY-2/replay").statusCode());
    }
}
