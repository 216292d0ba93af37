package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.signature.Digest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlDoorTest extends SimulatorCase {

    @BeforeEach
    void start() {
        start(options());
    }

    private HttpResponse<byte[]> ask(String method, String path, String body, String type)
            throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .build());
    }

    private HttpResponse<byte[]> ask(String method, String path) throws Exception {
        return ask(method, path, "", "application/json");
    }

    private HttpResponse<byte[]> add(String json) throws Exception {
        return ask("POST", "/simulator/faults", json, "application/json");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void setsShowsAndRemovesFaults() throws Exception {
        HttpResponse<byte[]> set = add("{\"mode\":\"http-503\",\"invoice\":\"INV-.*\"}");
        assertEquals(200, set.statusCode());
        assertEquals("http-503", json(set).at("/0/mode").asText());
        assertEquals(503, send(Merchant.posts(Merchant.order("INV-1"))).statusCode());

        assertEquals(1, json(ask("GET", "/simulator/faults")).at("/0/hits").asInt());
        assertEquals("[]", text(ask("DELETE", "/simulator/faults")));

        assertEquals(200, send(Merchant.posts(Merchant.order("INV-1"))).statusCode());
    }

    @Test
    void addsNoRuleOfAListWithAWrongOne() throws Exception {
        HttpResponse<byte[]> refused = add("[{\"mode\":\"gzip\"},{\"mode\":\"http-50\"}]");
        assertEquals(400, refused.statusCode());
        String message = json(refused).at("/error/message").asText();
        assertTrue(message.contains("there is no mode 'http-50'"), message);
        assertTrue(message.contains("[http-500, http-503, http-504]"), message);
        assertTrue(doku.faults().isEmpty());
    }

    @Test
    void takesNoFaultFromAPageInABrowser() throws Exception {
        assertEquals(
                415,
                ask("POST", "/simulator/faults", "{\"mode\":\"gzip\"}", "text/plain").statusCode());
        assertTrue(doku.faults().isEmpty());
    }

    @Test
    void tellsWhatArrived() throws Exception {
        doku.addFault(FaultRule.of(Fault.RESET_AFTER).times(1));
        Merchant call = Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "R-1");
        try {
            send(call);
        } catch (java.io.IOException e) {
            assertFalse(e.toString().isEmpty());
        }
        send(call);
        send(Merchant.gets(OrderStatus.PATH + "INV-1"));
        send(Merchant.posts(Merchant.order("INV-1")).signedWith("SK-other"));

        HttpResponse<byte[]> answer = ask("GET", "/simulator/requests");

        List<String> lines = text(answer).lines().toList();
        assertEquals(4, lines.size());
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertEquals("POST", first.get("method").asText());
        assertEquals(Merchant.PAGE, first.get("path").asText());
        assertEquals("R-1", first.get("request_id").asText());
        assertEquals("INV-1", first.get("invoice_number").asText());
        assertEquals(
                Digest.of(Merchant.order("INV-1").getBytes(UTF_8)).value(),
                first.get("digest").asText());
        assertEquals("reset-after", first.get("fault").asText());
        assertEquals(0, first.get("status").asInt());
        assertTrue(first.get("processed").asBoolean());
        assertFalse(text(answer).contains("anton@example.com"));
        assertEquals(
                List.of("0 true", "409 true", "200 true", "400 false"),
                lines.stream().map(ControlDoorTest::statusAndProcessed).toList());
    }

    private static String statusAndProcessed(String line) {
        try {
            JsonNode json = new ObjectMapper().readTree(line);
            return json.get("status").asInt() + " " + json.get("processed").asBoolean();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void forgetsWhatArrivedButNotWhatWasAnswered() throws Exception {
        Merchant call = Merchant.posts(Merchant.order("INV-1"));
        send(call);
        assertEquals("", text(ask("DELETE", "/simulator/requests")));
        assertEquals(0, doku.requestCount());
        assertEquals(409, send(call).statusCode());
        assertEquals(1, doku.requests().size());
    }

    @Test
    void isNoPartOfWhatItTells() throws Exception {
        ask("GET", "/simulator/requests");
        ask("GET", "/simulator/faults");
        assertEquals(0, doku.requestCount());
        assertEquals(0, doku.mostInFlight());
    }

    @ParameterizedTest
    @CsvSource({"GET,/simulator/x", "PUT,/simulator/faults", "POST,/simulator/requests"})
    void saysWhatThereIs(String method, String path) throws Exception {
        HttpResponse<byte[]> answer = ask(method, path);
        assertEquals(404, answer.statusCode());
        assertTrue(text(answer).contains("/simulator/faults"));
    }
}
