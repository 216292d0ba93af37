package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest extends SimulatorCase {

    private static final String DUPLICATE = "Invoice number has been used before";

    private static String pageUrl(HttpResponse<byte[]> answer) throws Exception {
        return json(answer).path("credit_card_payment_page").path("url").asText();
    }

    @Test
    void handsOutAPaymentPage() throws Exception {
        start(options());
        HttpResponse<byte[]> answer = send(Merchant.posts(Merchant.order("INV-1")));
        assertEquals(200, answer.statusCode());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode body = json(answer);
        assertEquals("INV-1", body.path("order").path("invoice_number").asText());
        JsonNode item = body.path("order").path("line_items").path(0);
        assertEquals("Kaos ☕", item.path("name").asText());
        assertEquals("", body.path("credit_card_js").path("session_id").asText("missing"));
        assertTrue(pageUrl(answer).startsWith(doku.baseUrl() + "/pay/"));
        Merchant.verify(Merchant.PAGE, answer);
    }

    @Test
    void handsOutEveryPageOnce() throws Exception {
        start(options());
        assertNotEquals(
                pageUrl(send(Merchant.posts(Merchant.order("INV-1")))),
                pageUrl(send(Merchant.posts(Merchant.order("INV-2")))));
    }

    @Test
    void showsThePageWithItsTextEscaped() throws Exception {
        start(options());
        String url = pageUrl(send(Merchant.posts(Merchant.order("<script>'&"))));
        HttpResponse<String> page =
                client.send(
                        HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("SIMULATOR: no money moves"));
        assertTrue(page.body().contains("90000"));
        assertTrue(page.body().contains("&lt;script&gt;&#39;&amp;"));
        assertFalse(page.body().contains("<script"));
        HttpRequest unknown = HttpRequest.newBuilder(URI.create(url + "x")).build();
        assertEquals(404, send(unknown).statusCode());
    }

    @Test
    void repeatsTheFirstAnswerToTheSameRequestId() throws Exception {
        start(options());
        HttpResponse<byte[]> first =
                send(Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "same"));
        HttpResponse<byte[]> again =
                send(Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "same"));
        assertEquals(409, again.statusCode());
        assertArrayEquals(first.body(), again.body());
        Merchant.verify(Merchant.PAGE, again);
        assertTrue(doku.violations().isEmpty());
    }

    @Test
    void repeatsARefusalToo() throws Exception {
        start(options());
        Merchant declined = Merchant.posts(Merchant.order("DECLINE-1"));
        HttpResponse<byte[]> first = send(declined);
        HttpResponse<byte[]> again = send(declined);
        assertEquals(400, first.statusCode());
        assertEquals(409, again.statusCode());
        assertArrayEquals(first.body(), again.body());
    }

    @Test
    void keepsRequestIdsOfMerchantsApart() throws Exception {
        start(options().withMerchant("BRN-2", "SK-2"));
        Merchant first = Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "same");
        Merchant second =
                Merchant.posts(Merchant.order("INV-1"))
                        .with("Request-Id", "same")
                        .with("Client-Id", "BRN-2")
                        .signedWith("SK-2");
        assertEquals(200, send(first).statusCode());
        assertEquals(200, send(second).statusCode());
    }

    @Test
    void saysThatTheFirstIsStillInProgress() throws Exception {
        start(options().withLatency(Duration.ofMillis(1500)));
        Merchant call = Merchant.posts(Merchant.order("INV-1"));
        CompletableFuture<HttpResponse<byte[]>> first =
                client.sendAsync(call.to(doku), BodyHandlers.ofByteArray());
        Awaitility.await().until(() -> doku.inFlight() == 1);
        assertError(
                409, "idempotent_request", "The first request is still in progress", send(call));
        assertEquals(200, first.get(20, TimeUnit.SECONDS).statusCode());
        HttpResponse<byte[]> later = send(call);
        assertEquals(409, later.statusCode());
        assertArrayEquals(first.get().body(), later.body());
    }

    @Test
    void keepsTheOrderOfACallerWhoGaveUp() throws Exception {
        start(options().withLatency(Duration.ofMillis(300)));
        Merchant call = Merchant.posts(Merchant.order("INV-1"));
        CompletableFuture<HttpResponse<byte[]>> first =
                client.sendAsync(call.to(doku), BodyHandlers.ofByteArray());
        Awaitility.await().until(() -> doku.inFlight() == 1);
        first.cancel(true);
        Awaitility.await().until(() -> doku.inFlight() == 0);
        HttpResponse<byte[]> replayed = send(call);
        assertEquals(409, replayed.statusCode());
        assertFalse(pageUrl(replayed).isEmpty());
    }

    @Test
    void forgetsACallThatBreaksOffMidway() throws Exception {
        start(options());
        try (Socket socket = new Socket("127.0.0.1", doku.port())) {
            String start = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{";
            OutputStream out = socket.getOutputStream();
            out.write(start.formatted(Merchant.PAGE).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Awaitility.await().until(() -> doku.inFlight() == 1);
        }
        Awaitility.await().until(() -> doku.inFlight() == 0);
        assertEquals(0, doku.requestCount());
    }

    @Test
    void remembersAcrossAnOutage() throws Exception {
        start(options());
        Merchant call = Merchant.posts(Merchant.order("INV-1"));
        HttpResponse<byte[]> first = send(call);
        doku.close();
        doku.start();
        assertArrayEquals(first.body(), send(call).body());
    }

    @Test
    void declinesWhatItIsAskedToDecline() throws Exception {
        start(options().withDeclinePattern("NO-.*"));
        String message = "The simulator was asked to decline invoice numbers like this one";
        assertError(
                400,
                "transaction_not_allowed",
                message,
                send(Merchant.posts(Merchant.order("NO-1"))));
        assertEquals(200, send(Merchant.posts(Merchant.order("DECLINE-1"))).statusCode());
    }

    @Test
    void refusesASecondRequestIdForOneInvoice() throws Exception {
        start(options());
        assertEquals(200, send(Merchant.posts(Merchant.order("INV-1"))).statusCode());
        assertError(
                400,
                "duplicate_invoice_number",
                DUPLICATE,
                send(Merchant.posts(Merchant.order("INV-1"))));
    }

    @Test
    void acceptsACorrectedOrderAfterARefusedOne() throws Exception {
        start(options());
        String broken = Merchant.order("INV-1").replace("90000", "1");
        assertEquals(400, send(Merchant.posts(broken)).statusCode());
        assertEquals(200, send(Merchant.posts(Merchant.order("INV-1"))).statusCode());
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        start(options());
        assertError(
                400,
                "invalid_parameter",
                "order.amount must be at least 1",
                send(Merchant.posts(Merchant.order("INV-1").replace("90000", "0"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void refusesAnotherContentType(String type) throws Exception {
        start(options());
        HttpResponse<byte[]> answer =
                send(Merchant.posts(Merchant.order("INV-1")).with("Content-Type", type));
        assertEquals(415, answer.statusCode());
        Merchant.verify(Merchant.PAGE, answer);
        assertEquals(
                415,
                send(Merchant.posts(Merchant.order("INV-1")).with("Content-Type", null))
                        .statusCode());
    }

    @Test
    void refusesAnOversizedBodyAndGoesOn() throws Exception {
        start(options());
        assertEquals(413, send(Merchant.posts("x".repeat(1024 * 1024 + 1))).statusCode());
        HttpResponse<byte[]> largest = send(Merchant.posts("x".repeat(1024 * 1024)));
        assertError(400, "invalid_parameter", "body is not JSON", largest);
        assertEquals(200, send(Merchant.posts(Merchant.order("INV-1"))).statusCode());
        assertEquals(0, doku.requests().get(1).body().length);
    }

    @Test
    void answersAnUnknownPathLikeAServerBehindTheGateway() throws Exception {
        start(options());
        HttpResponse<byte[]> answer = send(Merchant.postsTo("/credit-card/v2/x", "{}"));
        assertEquals(404, answer.statusCode());
        JsonNode body = json(answer);
        assertEquals(404, body.path("status").asInt());
        assertEquals("Not Found", body.path("error").asText());
        assertEquals("/credit-card/v2/x", body.path("path").asText());
        assertFalse(body.path("timestamp").asText().isEmpty());
        Merchant.verify("/credit-card/v2/x", answer);
    }

    @Test
    void refusesAnotherMethod() throws Exception {
        start(options());
        assertEquals(405, send(Merchant.gets(Merchant.PAGE)).statusCode());
    }

    @Test
    void signsThePathWithoutAQuery() throws Exception {
        start(options());
        Merchant call = Merchant.posts(Merchant.order("INV-1"));
        assertEquals(200, send(call.to(doku, Merchant.PAGE + "?a=b")).statusCode());
    }

    @Test
    void waitsWithoutBlockingOthers() throws Exception {
        start(options().withLatency(Duration.ofMillis(200)));
        List<CompletableFuture<HttpResponse<byte[]>>> calls =
                IntStream.range(0, 64)
                        .mapToObj(i -> Merchant.posts(Merchant.order("INV-" + i)).to(doku))
                        .map(request -> client.sendAsync(request, BodyHandlers.ofByteArray()))
                        .toList();
        long begun = System.nanoTime();
        for (CompletableFuture<HttpResponse<byte[]>> call : calls) {
            assertEquals(200, call.get(30, TimeUnit.SECONDS).statusCode());
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertTrue(doku.mostInFlight() >= 16, "at once: " + doku.mostInFlight());
        assertTrue(millis < 64 * 200 / 2, "took ms: " + millis);
    }

    @Test
    void recordsWhatItWasAskedAndWhatItAnswered() throws Exception {
        start(options());
        Merchant call = Merchant.posts(Merchant.order("INV-1")).with("X-Seen", "yes");
        send(call);
        send(Merchant.posts(Merchant.order("INV-1")).signedWith("SK-other"));
        assertEquals(2, doku.requests().size());
        RecordedRequest first = doku.requests().get(0);
        assertEquals("POST", first.method());
        assertEquals(Merchant.PAGE, first.path());
        assertEquals("yes", first.headers().get("x-seen"));
        assertEquals(Merchant.order("INV-1"), new String(first.body(), StandardCharsets.UTF_8));
        assertEquals(200, first.status());
        assertEquals("", first.errorCode());
        assertEquals(
                List.of("invalid_signature"),
                doku.violations().stream().map(RecordedRequest::errorCode).toList());
    }

    @Test
    void countsWhatItNoLongerKeeps() throws Exception {
        start(options().withKeepRequests(1));
        send(Merchant.posts(Merchant.order("INV-1")));
        send(Merchant.posts(Merchant.order("INV-2")));
        assertEquals(1, doku.requests().size());
        assertEquals(2, doku.requestCount());
    }

    @Test
    void saysThatThePortIsTaken() {
        start(options());
        SimulatorOptions same = options().withPort(doku.port());
        try (Simulator second = new Simulator(same)) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, second::start);
            assertTrue(refused.getMessage().contains("Take another port"), refused.getMessage());
        }
    }

    @Test
    void isClosedTwiceWithoutComplaint() {
        start(options());
        doku.close();
        doku.close();
        assertEquals(0, doku.requestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.5", "api.doku.com", "::", ""})
    void listensOnLoopbackOnly(String host) {
        assertThrows(IllegalArgumentException.class, () -> options().withHost(host));
    }

    @Test
    void printsNoSecret() {
        assertFalse(options().toString().contains(Merchant.SECRET));
        assertTrue(options().toString().contains(Merchant.CLIENT_ID));
    }
}
