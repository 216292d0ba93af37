package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A success that nobody should believe: whoever answered would have the payer's money. */
class DistrustedAnswerTest {

    @TempDir private Path data;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ScriptedGateway gateway =
            ScriptedGateway.answering(
                    call ->
                            call.method().equals("POST")
                                    ? new Reply(200, answers.get(call.invoiceNumber()))
                                    : ScriptedGateway.error(404, "order_not_found"));

    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku =
                Installation.in(data)
                        .gatewayAt(gateway.baseUrl())
                        .with("doku.payment-url.hosts", "*.doku.com, pay.partner.example")
                        .with("doku.rest.wait", "1ms")
                        .with("doku.retry.attempts", "1")
                        .start();
    }

    @AfterEach
    void stop() {
        doku.close();
        gateway.close();
    }

    private JsonNode settled(String invoiceNumber, String answer) {
        answers.put(invoiceNumber, answer);
        doku.order(SampleOrders.json(invoiceNumber, 90_000));
        Installation.waiting()
                .until(
                        () ->
                                doku.outbox().byInvoice("unresolved").containsKey(invoiceNumber)
                                        || doku.outbox()
                                                .byInvoice("accepted")
                                                .containsKey(invoiceNumber));
        JsonNode unresolved = doku.outbox().byInvoice("unresolved").get(invoiceNumber);
        return unresolved == null
                ? doku.outbox().byInvoice("accepted").get(invoiceNumber)
                : unresolved;
    }

    private static String opened(String order, String url) {
        return "{\"order\":{\"invoice_number\":\"BAD-1\""
                + order
                + "},\"credit_card_payment_page\":{\"url\":\""
                + url
                + "\"}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | javascript:alert(1)           | payment_url_refused",
                "''               | http://sandbox.doku.com/p     | payment_url_refused",
                "''               | https://evil.example/p        | payment_url_refused",
                "''               | https://x.doku.com@evil.example/p | payment_url_refused",
                "''               | https://x.doku.com/\\u202ep   | payment_url_refused",
                ",\"amount\":9000 | https://x.doku.com/p          | another_amount",
                ",\"amount\":\"x\" | https://x.doku.com/p         | another_amount"
            })
    void isNeitherAcceptedNorPassedOn(String order, String url, String code) {
        JsonNode document = settled("BAD-1", opened(order, url));

        assertEquals("unresolved", document.path("outcome").asText(), document.toString());
        assertEquals(code, document.at("/error/code").asText());
        assertTrue(document.path("payment_url").isNull(), document.toString());
        assertFalse(document.toString().contains("alert(1)"), document.toString());
    }

    @Test
    void countsNoneOfTwoMembersWithOneName() {
        String twice =
                opened("", "https://x.doku.com/p").replace("{\"order\"", "{\"order\":{},\"order\"");

        assertEquals("unresolved", settled("BAD-1", twice).path("outcome").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | https://x.doku.com/p",
                ",\"amount\":90000     | https://pay.partner.example/p",
                ",\"amount\":\"90000.00\" | https://x.doku.com/p"
            })
    void isTakenWhenItIsRight(String order, String url) {
        JsonNode document = settled("BAD-1", opened(order, url));

        assertEquals("accepted", document.path("outcome").asText(), document.toString());
        assertEquals(url, document.path("payment_url").asText());
    }
}
