package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves for DOKU, byte for byte, and what comes of what it answers. */
class WireTest {

    private static final Set<String> DOKUS =
            Set.of("client-id", "request-id", "request-timestamp", "signature", "content-type");
    private static final Set<String> TRANSPORT =
            Set.of("host", "content-length", "connection", "user-agent");

    @TempDir Path data;
    private ScriptedGateway gateway;
    private Installation doku;

    private Installation start(Function<Call, Reply> script) throws Exception {
        gateway = ScriptedGateway.answering(script);
        doku =
                Installation.in(data)
                        .gatewayAt(gateway.baseUrl())
                        .with("doku.retry.first-delay", "50ms")
                        .with("doku.retry.attempts", "10");
        return doku;
    }

    @AfterEach
    void stop() {
        if (doku != null) {
            doku.close();
        }
        gateway.close();
    }

    @Test
    void sendsDokusFiveHeadersAndNoOther() throws Exception {
        start(call -> ScriptedGateway.opened(200, call)).start();

        doku.context()
                .createFluentProducerTemplate()
                .to("direct:doku-order")
                .withBody(SampleOrders.json("WIRE-1"))
                .withHeader("CamelHttpUri", "http://127.0.0.1:1/{{doku.secret-key}}")
                .withHeader("CamelHttpPath", "/elsewhere")
                .withHeader("CamelHttpRawQuery", "a=b")
                .withHeader("CamelHttpMethod", "DELETE")
                .withHeader("Content-Type", "text/plain; charset=utf-16")
                .withHeader("Content-Encoding", "gzip")
                .withHeader("Authorization", "Bearer mine")
                .withHeader("Cookie", "mine=1")
                .withHeader("X-Mine", "1")
                .request();

        Call call = onlyCall();
        Set<String> names = new TreeSet<>(call.headers().keySet());
        names.removeAll(TRANSPORT);
        assertEquals(new TreeSet<>(DOKUS), names);
        call.headers().forEach((name, values) -> assertEquals(1, values.size(), name));
        assertEquals("application/json", call.header("Content-Type"));
        assertEquals("POST", call.method());
        assertEquals("/credit-card/v1/payment-page", call.uri());
        assertEquals(signatureOf(call), call.header("Signature"));
    }

    @Test
    void repeatsTheSameRequestSignedAfresh() throws Exception {
        // A timestamp has whole seconds: fails until one has passed.
        start(
                        call ->
                                call.header("Request-Timestamp")
                                                .equals(
                                                        gateway.calls()
                                                                .get(0)
                                                                .header("Request-Timestamp"))
                                        ? new Reply(500, "")
                                        : ScriptedGateway.opened(200, call))
                .start();

        JsonNode document = doku.order(SampleOrders.json("WIRE-2"));

        assertEquals("accepted", document.get("outcome").asText());
        List<Call> calls = gateway.calls();
        Call first = calls.get(0);
        Call last = calls.get(calls.size() - 1);
        assertTrue(calls.size() > 1);
        assertEquals(calls.size(), document.get("attempts").asInt());
        for (Call call : calls) {
            assertEquals(first.header("Request-Id"), call.header("Request-Id"));
            assertEquals(first.body(), call.body());
            assertEquals(signatureOf(call), call.header("Signature"));
        }
        assertNotEquals(first.header("Request-Timestamp"), last.header("Request-Timestamp"));
        assertNotEquals(first.header("Signature"), last.header("Signature"));
        assertEquals(first.header("Request-Id"), document.get("request_id").asText());
    }

    @Test
    void takesARepeatedFirstAnswerForAnAcceptance() throws Exception {
        start(call -> call.number() == 1 ? new Reply(500, "") : ScriptedGateway.opened(409, call))
                .start();

        JsonNode document = doku.order(SampleOrders.json("WIRE-3"));

        assertEquals("accepted", document.get("outcome").asText());
        assertTrue(document.get("replayed").asBoolean());
        assertEquals("https://pay.doku.com/WIRE-3", document.get("payment_url").asText());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void repeatsNothingOnItsOwn(int busy) throws Exception {
        start(
                        call ->
                                call.number() < 3
                                        ? new Reply(busy, Map.of("Retry-After", "0"), "")
                                        : ScriptedGateway.opened(200, call))
                .start();

        JsonNode document = doku.order(SampleOrders.json("WIRE-" + busy));

        assertEquals("accepted", document.get("outcome").asText());
        assertEquals(3, gateway.calls().size());
        assertEquals(3, document.get("attempts").asInt());
    }

    @Test
    void callsAnOrderUnresolvedAfterTheLastUnknownAnswer() throws Exception {
        start(call -> new Reply(500, "<html>oops</html>")).with("doku.retry.attempts", "3").start();

        JsonNode answer = doku.order(SampleOrders.json("WIRE-4"));
        doku.awaitSettled();

        JsonNode document = doku.outbox().byInvoice("unresolved").get("WIRE-4");
        assertEquals(answer, document);
        assertEquals(3, document.get("attempts").asInt());
        assertEquals(500, document.get("http_status").asInt());
        assertEquals(3, gateway.posts().size());
        assertFalse(doku.outbox().text("unresolved/" + file("WIRE-4")).contains("html"));
    }

    @Test
    void neverFollowsARedirect() throws Exception {
        try (ScriptedGateway elsewhere =
                ScriptedGateway.answering(call -> ScriptedGateway.opened(200, call))) {
            start(call -> new Reply(307, Map.of("Location", elsewhere.baseUrl() + "/x"), ""))
                    .with("doku.rest.wait", "50ms")
                    .start();

            JsonNode document = doku.order(SampleOrders.json("WIRE-5"));
            Installation.waiting()
                    .until(() -> doku.bundle().holds().reasons().containsKey("default"));

            assertEquals("pending", document.get("outcome").asText());
            // Neither the payment request nor the status call that probes the hold.
            Installation.waiting().until(() -> gateway.calls().size() > 1);
            assertEquals(List.of(), elsewhere.calls());
        }
    }

    @Test
    void holdsTheMerchantWhenDokuKnowsItsKeyNoMore() throws Exception {
        gateway =
                ScriptedGateway.answering(call -> ScriptedGateway.error(401, "invalid_signature"));
        try (RunningService service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.rest.wait=100ms",
                        "--doku.retry.first-delay=10ms")) {
            assertEquals(200, service.observe("/observe/health/ready").statusCode());

            assertEquals(
                    202, service.send(service.order(SampleOrders.json("HELD-1"))).statusCode());
            Installation.waiting()
                    .until(() -> service.observe("/observe/health/ready").statusCode() == 503);
            assertEquals(
                    202, service.send(service.order(SampleOrders.json("HELD-2"))).statusCode());

            assertTrue(
                    service.observe("/observe/health/ready").body().contains("invalid_signature"));
            assertEquals(200, service.observe("/observe/health/live").statusCode());
            for (String invoiceNumber : List.of("HELD-1", "HELD-2")) {
                JsonNode document = Outbox.json(service.get("/orders/" + invoiceNumber).body());
                assertEquals("pending", document.get("outcome").asText());
            }
            assertEquals(1, gateway.posts().size());
            assertEquals(Set.of(), service.outbox().files("declined"));
        }
        assertNull(doku);
    }

    private Call onlyCall() {
        assertEquals(1, gateway.calls().size());
        return gateway.calls().get(0);
    }

    private static String file(String invoiceNumber) {
        return "default-payment-page-" + invoiceNumber + "-r1-unresolved.json";
    }

    private static String signatureOf(Call call) {
        return new Signer(Secret.of(SimulatorOptions.DEFAULT_SECRET_KEY))
                .sign(
                        SignatureComponents.request(
                                call.header("Client-Id"),
                                call.header("Request-Id"),
                                call.header("Request-Timestamp"),
                                call.uri(),
                                Digest.of(call.body().getBytes(StandardCharsets.UTF_8))));
    }
}
