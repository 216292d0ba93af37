package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.Shapes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapClassifierTest {

    private static final Operation TRANSFER =
            Catalogue.load(
                            List.of(
                                    new Catalogue.Source(
                                            "test.yaml",
                                            """
                                            transfer:
                                              method: POST
                                              path: /snap/v1.1/transfer
                                              signature: snap-symmetric
                                              token: b2b
                                              invoice: /partnerReferenceNo
                                              payment-code: /vaNo
                                              idempotency: external-id
                                              certain-refusals: ["4044312"]
                                              source: made up
                                              confidence: inferred
                                            """
                                                    .getBytes(StandardCharsets.UTF_8))),
                            Shapes.names())
                    .find("transfer")
                    .orElseThrow();

    private final SnapClassifier classifier = new SnapClassifier(Clock.systemUTC());

    private Classification seen(int status, String body, boolean earlierUnknown) {
        return classifier.classify(
                TRANSFER,
                "INV-1",
                earlierUnknown,
                new Answer(status, "application/json", "7", body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String code(String code) {
        return "{\"responseCode\":\"" + code + "\",\"responseMessage\":\"as told\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "200, 2004300, ACCEPTED, ACCEPTED",
        "202, 2024300, UNKNOWN, UNKNOWN",
        "400, 4004300, DECLINED, UNRESOLVED",
        "400, 4004301, DECLINED, UNRESOLVED",
        "400, 4004302, DECLINED, UNRESOLVED",
        "401, 4014300, TOKEN, TOKEN",
        "401, 4014301, TOKEN, TOKEN",
        "401, 4014303, TOKEN, TOKEN",
        "401, 4014302, CUSTOMER_TOKEN, CUSTOMER_TOKEN",
        "401, 4014304, CUSTOMER_TOKEN, CUSTOMER_TOKEN",
        "403, 4034314, DECLINED, UNRESOLVED",
        "403, 4034315, DECLINED, UNRESOLVED",
        "403, 4034304, LATER, LATER",
        "403, 4034306, LATER, LATER",
        "404, 4044301, DECLINED, UNRESOLVED",
        "404, 4044312, DECLINED, DECLINED",
        "404, 4044318, DECLINED, UNRESOLVED",
        "405, 4054300, DECLINED, UNRESOLVED",
        "409, 4094300, UNKNOWN, UNKNOWN",
        "409, 4094301, UNRESOLVED, UNRESOLVED",
        "429, 4294300, LATER, LATER",
        "500, 5004300, UNKNOWN, UNKNOWN",
        "500, 5004301, UNKNOWN, UNKNOWN",
        "504, 5044300, UNKNOWN, UNKNOWN",
    })
    void aResponseCodeHasOneMeaning(
            int status, String code, AnswerClass first, AnswerClass afterALostAnswer) {
        assertEquals(first, seen(status, code(code), false).answerClass());
        assertEquals(afterALostAnswer, seen(status, code(code), true).answerClass());
        String asNumber = "{\"responseCode\":" + code + "}";
        assertEquals(first, seen(status, asNumber, false).answerClass());
    }

    @Test
    void aSuccessIsOfOurOwnReferenceAndCameAsOne() {
        String ours = "{\"responseCode\":2004300,\"partnerReferenceNo\":\"INV-1\",\"vaNo\":\"8\"}";
        assertEquals(AnswerClass.ACCEPTED, seen(200, ours, false).answerClass());
        assertEquals("8", seen(200, ours, false).answered().paymentCode());
        assertNull(seen(200, ours, false).code());
        String other = ours.replace("INV-1", "INV-2");
        assertEquals(AnswerClass.UNKNOWN, seen(200, other, false).answerClass());
        assertEquals(AnswerClass.UNKNOWN, seen(500, ours, false).answerClass());
    }

    @ParameterizedTest
    @CsvSource({
        "200, UNKNOWN",
        "301, HOLD",
        "401, HOLD",
        "404, HOLD",
        "429, LATER",
        "500, UNKNOWN",
        "502, LATER",
    })
    void withoutAResponseCodeTheHttpStatusDecides(int status, AnswerClass meaning) {
        for (String body : List.of("", "<html>", "{}", "{\"responseCode\":\"99\"}", "[]")) {
            Classification seen = seen(status, body, false);
            assertEquals(meaning, seen.answerClass(), body);
            assertEquals("snap_http_" + status, seen.code());
        }
    }

    @Test
    void whatIsToComeBackLaterSaysWhen() {
        assertEquals(Duration.ofSeconds(7), seen(429, code("4294300"), false).retryAfter());
        assertNull(seen(500, code("5004300"), false).retryAfter());
    }

    @Test
    void aRefusalShowsCodeAndWords() {
        Classification seen = seen(403, code("4034314"), false);
        assertEquals("4034314", seen.code());
        assertEquals("as told", seen.message());
    }
}
