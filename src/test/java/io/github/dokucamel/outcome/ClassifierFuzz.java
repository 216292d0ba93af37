package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any answer: accepted is only what says so in full. */
class ClassifierFuzz {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Classifier CLASSIFIER = new Classifier(CLOCK);
    private static final Operation OPERATION =
            Catalogues.packaged().find("payment-page").orElseThrow();
    private static final String SUCCESS =
            "{\"order\":{\"invoice_number\":\"INV-1\"},"
                    + "\"credit_card_payment_page\":{\"url\":\"https://doku.example/p\"}}";
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final List<Integer> STATUSES =
            List.of(200, 201, 204, 301, 400, 401, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504);

    /** Status, whether an earlier end is unknown, Retry-After, a line each; then the body. */
    static Stream<byte[]> seeds() {
        List<String> bodies =
                List.of(
                        SUCCESS,
                        SUCCESS + " ",
                        SUCCESS + "x",
                        SUCCESS.replace("INV-1", "INV-2"),
                        SUCCESS.replace("https://doku.example/p", " "),
                        SUCCESS.substring(0, SUCCESS.length() - 1),
                        "{\"error\":{\"code\":\"invalid_signature\",\"message\":\"no\"}}",
                        "{\"error\":{\"code\":\"request_time_out_of_range\"}}",
                        "{\"error\":{\"code\":\"order_exists\",\"message\":\"there\"}}",
                        "{\"error_messages\":[\"amount is wrong\"]}",
                        "{\"message\":[\"SUCCESS\"]}",
                        "{\"status\":\"FAILED\",\"response_code\":\"5512\"}",
                        "<html>502</html>",
                        "");
        return STATUSES.stream()
                .flatMap(
                        status ->
                                bodies.stream()
                                        .map(body -> status + "\nfalse\n120\n" + body)
                                        .flatMap(
                                                text ->
                                                        Stream.of(
                                                                text,
                                                                text.replace("false", "true"))))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void acceptsNothingButASuccessOfThisInvoice(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 4);
        if (parts.length < 4 || !parts[0].matches("-?[0-9]{1,9}")) {
            return;
        }
        int status = Integer.parseInt(parts[0]);
        boolean earlierUnknown = parts[1].equals("true");
        byte[] body = parts[3].getBytes(StandardCharsets.ISO_8859_1);

        Classification seen =
                CLASSIFIER.classify(
                        OPERATION,
                        "INV-1",
                        earlierUnknown,
                        new Answer(status, null, parts[2], body));

        if (seen.answerClass() == AnswerClass.ACCEPTED) {
            assertTrue(status / 100 == 2 || status == 409);
            assertEquals(status == 409, seen.replayed());
            JsonNode tree = strict(body);
            assertEquals("INV-1", tree.at("/order/invoice_number").textValue());
            assertEquals(
                    seen.answered().paymentUrl(),
                    tree.at("/credit_card_payment_page/url").textValue());
            assertTrue(!seen.answered().paymentUrl().isBlank());
        } else {
            assertTrue(seen.code().length() <= 100);
            assertTrue(seen.message().length() <= 500);
        }
        if (seen.answerClass() == AnswerClass.DECLINED) {
            assertTrue(status / 100 == 4 && !earlierUnknown);
        }
        Duration wait = seen.retryAfter();
        assertTrue(wait == null || !wait.isNegative() && wait.toHours() <= 1);
    }

    private static JsonNode strict(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("accepted what is no JSON", e);
        }
    }
}
