package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.report.MovableClock;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatusTest extends SimulatorCase {

    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
    private static final String STATUS = "/orders/v1/status/";

    @ParameterizedTest
    @ValueSource(strings = {"INV-1", "the-request", "%49NV-1"})
    void findsAnOrderByInvoiceNumberAndByRequestId(String identifier) throws Exception {
        start(options().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        send(Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "the-request").at(NOW));

        HttpResponse<byte[]> answer = send(Merchant.gets(STATUS + identifier).at(NOW));

        assertEquals(200, answer.statusCode());
        JsonNode body = json(answer);
        assertEquals("INV-1", body.at("/order/invoice_number").asText());
        assertTrue(body.at("/order/amount").isIntegralNumber());
        assertEquals(90000, body.at("/order/amount").asLong());
        assertEquals("PENDING", body.at("/transaction/status").asText());
        assertEquals("2026-11-22T01:02:03Z", body.at("/transaction/date").asText());
        assertEquals("the-request", body.at("/transaction/original_request_id").asText());
        Merchant.verify(STATUS + identifier, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INV-2", "DECLINE-1", "the-decline", "INV-1/"})
    void knowsNoOrderThatWasNotOpened(String identifier) throws Exception {
        start(options());
        send(Merchant.posts(Merchant.order("INV-1")));
        send(Merchant.posts(Merchant.order("DECLINE-1")).with("Request-Id", "the-decline"));

        HttpResponse<byte[]> answer = send(Merchant.gets(STATUS + identifier));

        assertError(404, "TRANSACTION_NOT_FOUND", "Transaction not found", answer);
        Merchant.verify(STATUS + identifier, answer);
    }

    @Test
    void knowsNoOrderUnderABrokenEscape() throws Exception {
        start(options());
        try (Socket socket = new Socket("127.0.0.1", doku.port())) {
            socket.getOutputStream().write(Merchant.gets(STATUS + "INV%ZZ").raw());
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        }
    }

    @Test
    void keepsTheOrdersOfMerchantsApart() throws Exception {
        start(options().withMerchant("BRN-2", "SK-2"));
        send(Merchant.posts(Merchant.order("INV-1")));

        Merchant other =
                Merchant.gets(STATUS + "INV-1").with("Client-Id", "BRN-2").signedWith("SK-2");

        assertEquals(404, send(other).statusCode());
    }

    @Test
    void mayKnowNoOrderBeforeThePayerHasPickedAChannel() throws Exception {
        start(options().withStatusBeforePayment(false));
        send(Merchant.posts(Merchant.order("INV-1")));

        HttpResponse<byte[]> answer = send(Merchant.gets(STATUS + "INV-1"));

        assertError(404, "TRANSACTION_NOT_FOUND", "Transaction not found", answer);
        Merchant.verify(STATUS + "INV-1", answer);
    }

    @Test
    void tellsHowThePaymentStands() throws Exception {
        start(options());
        open("INV-1");
        assertEquals("SALE PENDING 90000", status("INV-1"));
        doku.payer().decline("INV-1");
        assertEquals("SALE FAILED 90000", status("INV-1"));
        doku.payer().expire("INV-1");
        assertEquals("SALE EXPIRED 90000", status("INV-1"));
        doku.payer().pay("INV-1", 80000);
        assertEquals("SALE SUCCESS 80000", status("INV-1"));
        doku.payer().refund("INV-1", 30000);
        assertEquals("REFUND REFUNDED 80000", status("INV-1"));
        JsonNode refunded = json(send(Merchant.gets(STATUS + "INV-1")));
        assertEquals("30000", refunded.at("/refund/amount").textValue());
        open("INV-2");
        doku.payer().pay("INV-2");
        doku.payer().voidPayment("INV-2");
        assertEquals("VOID VOIDED 90000", status("INV-2"));
    }

    private String status(String invoiceNumber) throws Exception {
        JsonNode body = json(send(Merchant.gets(STATUS + invoiceNumber)));
        return body.at("/transaction/type").asText()
                + " "
                + body.at("/transaction/status").asText()
                + " "
                + body.at("/order/amount").asText();
    }

    @Test
    void knowsAnOrderOnceSomethingWasDoneAboutItsPayment() throws Exception {
        start(options().withStatusBeforePayment(false));
        open("INV-1");
        open("INV-2");
        doku.payer().decline("INV-1");
        assertEquals("SALE FAILED 90000", status("INV-1"));
        assertEquals(404, send(Merchant.gets(STATUS + "INV-2")).statusCode());
    }

    @Test
    void datesTheStatusByWhatHappenedLast() throws Exception {
        MovableClock clock = new MovableClock(NOW.toEpochMilli());
        start(options().withClock(clock));
        send(Merchant.posts(Merchant.order("INV-1")).at(NOW));
        clock.move(Duration.ofMinutes(5).toMillis());
        doku.payer().pay("INV-1");
        JsonNode body = json(send(Merchant.gets(STATUS + "INV-1").at(clock.instant())));
        assertEquals("2026-11-22T01:07:03Z", body.at("/transaction/date").asText());
    }

    @Test
    void checksTheHeadersInTheOrderOfEveryCall() throws Exception {
        start(options().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        Merchant call = Merchant.gets(STATUS + "INV-1").with("Client-Id", "BRN-unknown").at(NOW);
        String[] names = {"Signature", "Request-Timestamp", "Request-Id", "Client-Id"};
        assertError(400, "invalid_client_id", "Invalid Client-Id", send(call));
        for (String name : names) {
            call.with(name, null);
            if (!name.equals("Signature")) {
                call.with("Signature", null);
            }
            assertError(
                    400,
                    "invalid_header_request",
                    "Header " + name + " is required",
                    send(call.with(name, " ")));
        }
    }

    @Test
    void refusesASignatureOverADigestOfNothing() throws Exception {
        start(options().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        String path = STATUS + "INV-1";
        Merchant withDigest = Merchant.postsTo(path, "").with("Request-Id", "same").at(NOW);
        String signature = withDigest.to(doku).headers().firstValue("Signature").orElseThrow();
        Merchant call = Merchant.gets(path).with("Request-Id", "same").at(NOW);
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(call.with("Signature", signature)));
        assertEquals(404, send(Merchant.gets(path).at(NOW)).statusCode());
    }

    @Test
    void recordsWhoAskedForWhat() throws Exception {
        start(options());
        send(Merchant.posts(Merchant.order("INV-1")));
        send(Merchant.gets(STATUS + "INV-1"));

        RecordedRequest asked = doku.requests().get(1);

        assertEquals("GET", asked.method());
        assertEquals(STATUS + "INV-1", asked.path());
        assertEquals(200, asked.status());
        assertEquals(1, doku.requests().stream().filter(r -> r.method().equals("POST")).count());
    }
}
