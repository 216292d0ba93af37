package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Calls that hold a card: it reaches DOKU once, and nothing else keeps it. */
class CardCallsTest {

    private static final String NUMBER = "4111111111111111";
    private static final String CVV = "73091";
    private static final String CHARGE =
            """
            {"order":{"invoice_number":"%s","amount":90000},"payment":{"type":"SALE"},
             "card":{"number":"4111111111111111","expiry":"1230","cvv":"7391"}}""";

    @TempDir Path data;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger bundle = (Logger) LoggerFactory.getLogger("io.github.dokucamel");
    private volatile Reply reply;
    private ScriptedGateway gateway;

    @BeforeEach
    void listen() {
        log.start();
        bundle.addAppender(log);
        bundle.setLevel(Level.DEBUG);
        gateway = ScriptedGateway.answering(this::answer);
    }

    @AfterEach
    void stop() {
        gateway.close();
        bundle.detachAppender(log);
        bundle.setLevel(null);
    }

    private Reply answer(Call call) {
        if (call.method().equals("GET")) {
            return new Reply(404, "{\"error\":{\"code\":\"data_not_found\",\"message\":\"none\"}}");
        }
        return reply != null
                ? reply
                : new Reply(
                        200,
                        """
                        {"order":{"invoice_number":"%s"},"payment":{"status":"SUCCESS"},
                         "card":{"masked":"411111******1111","number":"4111111111111111"}}"""
                                .formatted(call.invoiceNumber()));
    }

    private Installation installation() {
        return Installation.in(data)
                .gatewayAt(gateway.baseUrl())
                .with("doku.pci.enabled", "true")
                .with("doku.retry.first-delay", "50ms")
                .with("doku.resolve.first-delay", "1h");
    }

    @Test
    void keepsNoCardAnywhere() throws Exception {
        try (Installation doku = installation().start()) {
            JsonNode document = charge(doku, "CARD-1", "card-1");

            assertEquals("accepted", document.get("outcome").asText(), document.toString());
            assertEquals("CARD-1", document.get("invoice_number").asText());
            assertEquals("411111******1111", document.at("/response/card/masked").asText(), "kept");
            Call sent = gateway.posts().get(0);
            assertEquals(NUMBER, Outbox.json(sent.body()).at("/card/number").asText());
            assertEquals("7391", Outbox.json(sent.body()).at("/card/cvv").asText());
            doku.awaitSettled();
            assertHeldNowhere(document.toString());
        }
        assertHeldNowhere("");
    }

    @Test
    void takesTheSameKeyOnceAndAnotherCardUnderItAsAConflict() throws Exception {
        try (Installation doku = installation().start()) {
            charge(doku, "CARD-2", "card-2");

            assertEquals("accepted", charge(doku, "CARD-2", "card-2").get("outcome").asText());
            String other = CHARGE.formatted("CARD-2").replace(NUMBER, "5500000000000004");
            assertEquals("conflict", call(doku, other, "card-2").get("outcome").asText());
            assertEquals(1, gateway.posts().size());
        }
    }

    @Test
    void isNotRepeatedAfterALostAnswerButAskedFor() throws Exception {
        reply = new Reply(500, "{\"echo\":\"4111111111111111\"}");
        try (Installation doku = installation().start()) {
            JsonNode document = charge(doku, "CARD-3", "card-3");

            assertEquals("unresolved", document.get("outcome").asText());
            assertEquals("card_data_gone", document.at("/error/code").asText());
            assertEquals(1, gateway.posts().size());
            Call asked = gateway.calls().get(1);
            assertEquals("/orders/v1/status/CARD-3", asked.uri());
            doku.awaitSettled();
            assertHeldNowhere(document.toString());
        }
    }

    @Test
    void isDeclinedWhenItWasNeverSent() throws Exception {
        try (Installation doku =
                installation()
                        .with("doku.send.enabled", "false")
                        .with("doku.rest.wait", "100ms")
                        .start()) {
            JsonNode document = charge(doku, "CARD-4", "card-4");
            assertEquals("pending", document.get("outcome").asText());
        }
        try (Installation doku = installation().start()) {
            Installation.waiting().until(() -> doku.outbox().files("declined").size() == 1);

            JsonNode document = doku.outbox().documents("declined").get(0);
            assertEquals("card_data_gone", document.at("/error/code").asText());
            assertEquals(0, document.get("attempts").asInt());
            assertEquals(0, gateway.calls().size());
        }
    }

    @Test
    void doesNotQuoteACardThatIsWrong() throws Exception {
        try (Installation doku = installation().start()) {
            String wrong = CHARGE.formatted("CARD-5").replace("7391", CVV);

            JsonNode document = call(doku, wrong, "card-5");

            assertEquals("invalid", document.get("outcome").asText());
            assertFalse(document.toString().contains(CVV), document.toString());
            assertHeldNowhere(document.toString());
        }
    }

    private static JsonNode charge(Installation doku, String invoiceNumber, String key) {
        return call(doku, CHARGE.formatted(invoiceNumber), key);
    }

    private static JsonNode call(Installation doku, String body, String key) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("operation", "card-charge");
        headers.put("idempotency_key", key);
        return Outbox.json(
                doku.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(headers)
                        .withBody(body)
                        .request(String.class));
    }

    private void assertHeldNowhere(String document) throws IOException {
        assertFree("the document", document);
        for (ILoggingEvent event : List.copyOf(log.list)) {
            assertFree("the log", event.getFormattedMessage());
        }
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.stream().anyMatch(f -> f.endsWith("ledger.db")), all.toString());
            for (Path file : all) {
                assertFree(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
    }

    private static void assertFree(String place, String text) {
        for (String secret : List.of(NUMBER, CVV, "\"7391\"")) {
            assertFalse(text.contains(secret), place + " holds " + secret);
        }
    }
}
