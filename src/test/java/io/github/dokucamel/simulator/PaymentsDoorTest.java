package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments without a browser, over HTTP. */
class PaymentsDoorTest extends SimulatorCase {

    private final Shop shop = Shop.acknowledging();

    @BeforeEach
    void openAPage() throws Exception {
        start(options().withNotificationUrl(shop.url()).withMerchant("BRN-2", "SK-2"));
        open("INV-1");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private HttpResponse<byte[]> ask(String json, String type) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + "/simulator/payments"))
                        .POST(BodyPublishers.ofString(json))
                        .header("Content-Type", type)
                        .build());
    }

    private HttpResponse<byte[]> act(String what) throws Exception {
        return ask("{\"invoice_number\":\"INV-1\"," + what + "}", "application/json");
    }

    private String list() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + "/simulator/payments")).build();
        return new String(send(request).body(), UTF_8);
    }

    @Test
    void doesWhatPayersAndBackOfficesDo() throws Exception {
        assertEquals("FAILED", json(act("\"do\":\"decline\"")).path("state").asText());
        assertEquals("EXPIRED", json(act("\"do\":\"expire\"")).path("state").asText());
        JsonNode paid = json(act("\"do\":\"pay\",\"amount\":80000"));
        assertEquals("SUCCESS 80000", paid.path("state").asText() + " " + paid.path("paid"));
        assertEquals(
                "30000", json(act("\"do\":\"refund\",\"amount\":30000")).path("refunded").asText());
        assertEquals("80000", json(act("\"do\":\"refund\"")).path("refunded").asText());
        assertEquals(409, act("\"do\":\"refund\"").statusCode());
        open("INV-2");
        doku.payer().pay("INV-2");
        String voids = "{\"invoice_number\":\"INV-2\",\"do\":\"void\",\"client_id\":\"%s\"}";
        assertEquals(404, ask(voids.formatted("BRN-2"), "application/json").statusCode());
        HttpResponse<byte[]> voided = ask(voids.formatted(Merchant.CLIENT_ID), "application/json");
        assertEquals("VOIDED", json(voided).path("state").asText());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "409;\"do\":\"refund\"",
                "409;\"do\":\"void\"",
                "400;\"do\":\"pays\"",
                "400;\"do\":\"pay\",\"amount\":0",
                "400;\"do\":\"pay\",\"amount\":-5",
                "400;\"do\":\"pay\",\"amount\":1000000000000",
                "400;\"do\":\"pay\",\"amount\":1.5",
                "400;\"do\":\"pay\",\"amount\":\"90000\"",
                "400;\"do\":\"decline\",\"amount\":1",
                "400;\"do\":\"pay\",\"sum\":1",
                "404;\"do\":\"pay\",\"invoice_number\":\"INV-9\""
            },
            delimiter = ';')
    void saysWhyNothingWasDone(int status, String what) throws Exception {
        HttpResponse<byte[]> answer = act(what);
        assertEquals(status, answer.statusCode());
        assertFalse(json(answer).at("/error/message").asText().isEmpty());
        assertTrue(list().contains("\"state\":\"PENDING\""));
        assertEquals(List.of(), shop.calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "\"pay\"", "{}"})
    void refusesOtherJson(String json) throws Exception {
        assertEquals(400, ask(json, "application/json").statusCode());
    }

    @Test
    void refundsNoMoreThanWasPaid() throws Exception {
        act("\"do\":\"pay\"");
        act("\"do\":\"refund\",\"amount\":90000");
        assertEquals(409, act("\"do\":\"refund\",\"amount\":1").statusCode());
        assertEquals(409, act("\"do\":\"void\"").statusCode());
        assertEquals(409, act("\"do\":\"pay\"").statusCode());
    }

    @Test
    void takesNothingFromAPageInABrowser() throws Exception {
        String pay = "{\"invoice_number\":\"INV-1\",\"do\":\"pay\"}";
        assertEquals(415, ask(pay, "text/plain").statusCode());
        assertTrue(list().contains("\"state\":\"PENDING\""));
    }

    @Test
    void listsPaymentsWithTheirNotifications() throws Exception {
        act("\"do\":\"pay\"");
        open("INV-2");
        await().until(() -> list().contains("acknowledged"));
        List<String> lines = list().lines().toList();
        assertEquals(2, lines.size());
        JsonNode first = Outbox.json(lines.get(0));
        assertEquals("INV-1", first.path("invoice_number").asText());
        assertTrue(first.path("page").asText().startsWith("/pay/"));
        JsonNode sent = first.at("/notifications/0");
        assertEquals(
                "SALE SUCCESS", sent.path("type").asText() + " " + sent.path("status").asText());
        assertEquals(shop.calls().get(0).header("Request-Id"), sent.path("request_id").asText());
        assertEquals(200, sent.at("/deliveries/0/status").asInt());
        assertTrue(sent.path("next_try_at").isNull());
        assertEquals("PENDING", Outbox.json(lines.get(1)).path("state").asText());
        assertFalse(list().contains("anton@example.com"));
    }
}
