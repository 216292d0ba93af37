package io.github.dokucamel.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order whose answer was lost, until the answer is found. */
class UnresolvedTest {

    private static final Reply LOST = new Reply(500, "<html>oops</html>");

    @TempDir Path data;
    private final AtomicReference<Function<Call, Reply>> payment = new AtomicReference<>();
    private final AtomicReference<Function<Call, Reply>> status = new AtomicReference<>();
    private ScriptedGateway gateway;
    private Installation doku;

    private Installation installation() {
        if (gateway == null) {
            gateway =
                    ScriptedGateway.answering(
                            call ->
                                    (call.method().equals("GET") ? status : payment)
                                            .get()
                                            .apply(call));
        }
        doku =
                Installation.in(data)
                        .gatewayAt(gateway.baseUrl())
                        .with("doku.retry.first-delay", "20ms")
                        .with("doku.retry.attempts", "2")
                        .with("doku.resolve.first-delay", "1h");
        return doku;
    }

    private static Reply found(String invoiceNumber, String transaction) {
        return new Reply(
                200,
                """
                {"order":{"invoice_number":"%s","amount":90000},"transaction":{"status":"%s"}}"""
                        .formatted(invoiceNumber, transaction));
    }

    private JsonNode unresolved(String invoiceNumber) {
        doku.order(SampleOrders.json(invoiceNumber));
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("unresolved").containsKey(invoiceNumber));
        return doku.outbox().byInvoice("unresolved").get(invoiceNumber);
    }

    @AfterEach
    void stop() {
        doku.close();
        gateway.close();
    }

    @Test
    void theStatusCallIsSignedWithoutADigestAndItsEvidenceKept() throws Exception {
        payment.set(call -> LOST);
        status.set(call -> found("LOST-1", "PENDING"));
        installation().start();

        JsonNode resolution = unresolved("LOST-1").path("resolution");

        assertEquals(
                "the request brought HTTP 500 http_500; DOKU has the order, with the status PENDING",
                resolution.path("last_evidence").asText());
        assertTrue(resolution.path("next_action").asText().startsWith("none: the same request"));
        assertTrue(resolution.path("age_seconds").asLong() >= 0);
        Call asked =
                gateway.calls().stream().filter(c -> c.method().equals("GET")).findFirst().get();
        assertEquals("/orders/v1/status/LOST-1", asked.uri());
        assertEquals("", asked.body());
        assertEquals("", asked.header("content-type"));
        assertEquals(
                new Signer(Secret.of(SimulatorOptions.DEFAULT_SECRET_KEY))
                        .sign(
                                SignatureComponents.requestWithoutBody(
                                        asked.header("Client-Id"),
                                        asked.header("Request-Id"),
                                        asked.header("Request-Timestamp"),
                                        asked.uri())),
                asked.header("Signature"));
    }

    @Test
    void anOrderThatIsFoundIsNotAcceptedForThat() throws Exception {
        payment.set(call -> LOST);
        status.set(call -> found("LOST-2", "SUCCESS"));
        installation().start();
        assertEquals("unresolved", unresolved("LOST-2").path("outcome").asText());
        assertTrue(doku.outbox().files("accepted").isEmpty());
    }

    /** DOKU may have the order, whatever was wrong with its answer. */
    @Test
    void aRefusalAfterASuccessOfAnotherAmountIsNotBelieved() throws Exception {
        payment.set(
                call ->
                        gateway.posts().size() < 2
                                ? ofAnotherAmount(call)
                                : ScriptedGateway.error(400, "invoice_number_exists"));
        status.set(call -> ScriptedGateway.error(404, "TRANSACTION_NOT_FOUND"));
        installation().with("doku.resolve.first-delay", "50ms").start();

        assertEquals("another_amount", unresolved("OTHER-1").at("/error/code").asText());
        Installation.waiting()
                .until(
                        () ->
                                gateway.posts().size() > 3
                                        || !doku.outbox().files("declined").isEmpty());

        assertTrue(doku.outbox().files("declined").isEmpty());
    }

    private static ScriptedGateway.Reply ofAnotherAmount(ScriptedGateway.Call call) {
        ScriptedGateway.Reply opened = ScriptedGateway.opened(200, call);
        return new ScriptedGateway.Reply(
                200,
                opened.body().replace("{\"invoice_number\"", "{\"amount\":1,\"invoice_number\""));
    }

    @Test
    void theSameRequestIsRepeatedUntilDokuAcceptsIt() throws Exception {
        payment.set(call -> call.number() < 9 ? LOST : ScriptedGateway.opened(409, call));
        status.set(call -> ScriptedGateway.error(404, "TRANSACTION_NOT_FOUND"));
        installation().with("doku.resolve.first-delay", "50ms").start();

        JsonNode before = unresolved("LOST-3");
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("LOST-3"));

        assertTrue(
                before.path("resolution")
                        .path("last_evidence")
                        .asText()
                        .contains("proves nothing"));
        JsonNode after = doku.outbox().byInvoice("accepted").get("LOST-3");
        assertTrue(after.path("replayed").asBoolean());
        assertTrue(after.path("resolution").isMissingNode());
        assertEquals(
                1,
                gateway.posts().stream()
                        .map(call -> call.header("Request-Id") + call.body())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(gateway.posts().size(), after.path("attempts").asInt());
    }

    @Test
    void aRefusalAfterALostAnswerIsNoDecline() throws Exception {
        payment.set(
                call -> call.number() == 1 ? LOST : ScriptedGateway.error(400, "DUPLICATE_ORDER"));
        status.set(call -> ScriptedGateway.error(404, "TRANSACTION_NOT_FOUND"));
        installation().start();

        JsonNode document = unresolved("LOST-4");

        assertEquals("DUPLICATE_ORDER", document.path("error").path("code").asText());
        assertTrue(doku.outbox().files("declined").isEmpty());
    }

    @Test
    void aRestartAsksAtOnce() throws Exception {
        payment.set(call -> LOST);
        status.set(call -> LOST);
        installation().start();
        unresolved("LOST-5");
        doku.close();

        payment.set(call -> ScriptedGateway.opened(200, call));
        installation().start();

        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("LOST-5"));
    }

    @Test
    void whatIsTooOldIsAskedForAndNotRepeated() throws Exception {
        payment.set(call -> LOST);
        status.set(call -> found("LOST-6", "PENDING"));
        installation()
                .with("doku.resolve.replay-for", "0s")
                .with("doku.resolve.first-delay", "50ms")
                .start();

        JsonNode document = unresolved("LOST-6");
        Installation.waiting().until(() -> gateway.calls().size() - gateway.posts().size() >= 4);

        assertEquals("too_old_to_replay", document.path("error").path("code").asText());
        assertEquals(1, document.path("attempts").asInt());
        assertEquals(1, gateway.posts().size());
        assertTrue(
                document.path("resolution").path("next_action").asText().contains("Back Office"));
    }

    @Test
    void anotherGatewayIsNeitherSentTheRequestNorAsked() throws Exception {
        payment.set(call -> LOST);
        status.set(call -> LOST);
        installation().start();
        unresolved("LOST-7");
        doku.close();
        try (ScriptedGateway other =
                ScriptedGateway.answering(call -> ScriptedGateway.opened(200, call))) {
            installation()
                    .with("doku.resolve.first-delay", "50ms")
                    .gatewayAt(other.baseUrl())
                    .start();

            Installation.waiting()
                    .until(
                            () ->
                                    view("LOST-7")
                                            .path("error")
                                            .path("code")
                                            .asText()
                                            .equals("base_url_changed"));

            assertEquals(List.of(), other.calls());
            assertTrue(
                    view("LOST-7")
                            .path("resolution")
                            .path("next_action")
                            .asText()
                            .contains(gateway.baseUrl()));
        }
    }

    private JsonNode view(String invoiceNumber) {
        return Outbox.json(
                new String(
                        doku.bundle()
                                .ledger()
                                .find("default", "payment-page", invoiceNumber, 1)
                                .orElseThrow()
                                .document()
                                .toJson()));
    }
}
