package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.gateway.RawGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in the head of a gateway's answer steers what comes after it. */
class AnswerHeadersTest {

    @TempDir Path data;
    private RawGateway gateway;
    private RawGateway partner;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        gateway =
                RawGateway.answering(
                        request ->
                                Injection.opened(
                                        request, headers(Injection.invoiceNumber(request))));
        partner = RawGateway.answering(request -> RawGateway.answer(200, "", ""));
        doku =
                Installation.in(data)
                        .gatewayAt(gateway.url())
                        .with("doku.retry.attempts", "1")
                        .with(
                                "doku.destination.accepted",
                                "file:" + data.resolve("outbox/accepted") + "," + partner.url())
                        .start();
    }

    @AfterEach
    void stop() throws Exception {
        doku.close();
        gateway.close();
        partner.close();
    }

    private static String headers(String invoiceNumber) {
        return switch (invoiceNumber) {
            case "HOSTILE-1" ->
                    // An answer for another Client-Id is no answer: ResponseSignatureTest.
                    Injection.pairs()
                            .filter(pair -> !pair.getKey().equalsIgnoreCase("Client-Id"))
                            .filter(
                                    pair ->
                                            !Set.of(
                                                            "Content-Length",
                                                            "Transfer-Encoding",
                                                            "Connection")
                                                    .contains(pair.getKey()))
                            .map(
                                    pair ->
                                            pair.getKey()
                                                    + ": "
                                                    + pair.getValue().replaceAll("[\r\n]+", " "))
                            .collect(
                                    Collectors.joining(
                                            "\r\n",
                                            "",
                                            "\r\nSet-Cookie: a=1; Path=/\r\nLocation: http://127.0.0.1:1/\r\n"));
            case "GIGANTIC1" -> "X-Big: " + "x".repeat(15_000) + "\r\n";
            case "GIGANTIC2" -> "X-Big: " + "x".repeat(20_000_000) + "\r\n";
            case "THOUSANDS" ->
                    IntStream.range(0, 50_000)
                            .mapToObj(i -> "X-" + i + ": " + i + "\r\n")
                            .collect(Collectors.joining());
            default -> "";
        };
    }

    @Test
    void headersOfAnAnswerChangeNeitherTheOutcomeNorTheNextRequest() {
        JsonNode clean = doku.order(SampleOrders.json("PLAINLY-1"));
        JsonNode hostile = doku.order(SampleOrders.json("HOSTILE-1"));
        JsonNode after = doku.order(SampleOrders.json("PLAINLY-2"));
        doku.awaitSettled();

        assertEquals(comparable(clean, "PLAINLY-1"), comparable(hostile, "HOSTILE-1"));
        assertEquals(comparable(clean, "PLAINLY-1"), comparable(after, "PLAINLY-2"));
        assertEquals(
                Set.of(1),
                Map.of("wire", gateway.requests(), "partner", partner.requests()).values().stream()
                        .map(AnswerHeadersTest::different)
                        .collect(Collectors.toSet()));
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "default-payment-page-HOSTILE-1-r1-accepted.json",
                                "default-payment-page-PLAINLY-1-r1-accepted.json",
                                "default-payment-page-PLAINLY-2-r1-accepted.json")),
                doku.outbox().files("accepted"));
    }

    @Test
    void theHeadOfAnAnswerIsReadAsFarAsItIsReasonable() {
        assertEquals(
                "accepted", doku.order(SampleOrders.json("GIGANTIC1")).get("outcome").asText());
        for (String invoiceNumber : List.of("GIGANTIC2", "THOUSANDS")) {
            JsonNode document = doku.order(SampleOrders.json(invoiceNumber));
            assertEquals("unresolved", document.get("outcome").asText());
            assertTrue(document.toString().length() < 2_000, "quotes what it could not read");
        }
        assertEquals(
                "accepted", doku.order(SampleOrders.json("PLAINLY-3")).get("outcome").asText());
    }

    private static int different(List<String> requests) {
        return requests.stream()
                .map(r -> Injection.comparable(r, Injection.invoiceNumber(r)))
                .collect(Collectors.toSet())
                .size();
    }

    private static String comparable(JsonNode document, String invoiceNumber) {
        return Injection.comparable(document.toString(), invoiceNumber);
    }
}
