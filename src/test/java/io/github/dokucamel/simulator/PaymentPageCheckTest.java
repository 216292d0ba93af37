package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentPageCheckTest {

    private static final String VALID =
            """
            {"order":{"invoice_number":"INV-1","amount":100,"auto_redirect":false},
             "customer":{"email":"a@example.com"},"payment":{}}""";

    private Optional<String> problem(String body) {
        return PaymentPageCheck.firstProblem(
                Json.read(body.getBytes(StandardCharsets.UTF_8)), true);
    }

    /** Every published sample of this operation, in whatever spelling. */
    static Stream<String> samples() throws IOException {
        Stream.Builder<String> bodies = Stream.builder();
        try (InputStream in =
                PaymentPageCheckTest.class.getResourceAsStream("/signature/vectors.json")) {
            for (JsonNode vector : new ObjectMapper().readTree(in)) {
                if (vector.path("name").asText().startsWith("request-post-card")
                        || vector.path("name").asText().contains("escaped-slashes")) {
                    bodies.add(vector.path("body").asText());
                }
            }
        }
        try (InputStream in =
                PaymentPageCheckTest.class.getResourceAsStream(
                        "/simulator/payment-page-guide.json")) {
            bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return bodies.build();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsTheDocumentedSamples(String body) {
        assertEquals(Optional.empty(), problem(body));
    }

    @Test
    void knowsFourSamples() throws IOException {
        assertEquals(4, samples().count());
    }

    @Test
    void acceptsTheSmallestBody() {
        assertEquals(Optional.empty(), problem(VALID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"amount\":100 | \"amount\":null | order.amount is required",
                "\"amount\":100 | \"amount\":\"\" | order.amount is required",
                "\"amount\":100 | \"amount\":0 | order.amount must be at least 1",
                "\"amount\":100 | \"amount\":-1 | order.amount must be at least 1",
                "\"amount\":100 | \"amount\":100.5 | order.amount must be an integer",
                "\"amount\":100 | \"amount\":1e2 | order.amount must be an integer",
                "\"amount\":100 | \"amount\":true | order.amount must be an integer",
                "\"amount\":100 | \"amount\":\"100.00\" | order.amount must be an integer",
                "\"amount\":100 | \"amount\":1000000000000 | order.amount must have at most 12 digits",
                "\"INV-1\" | \"\" | order.invoice_number is required",
                "\"INV-1\" | 17 | order.invoice_number must be a string",
                "\"INV-1\" | \"01234567890123456789012345678901234567890123456789012345678901234\""
                        + " | order.invoice_number must have at most 64 characters",
                "\"auto_redirect\":false | \"x\":1 | order.auto_redirect is required",
                "\"auto_redirect\":false | \"auto_redirect\":\"false\""
                        + " | order.auto_redirect must be true or false",
                "\"auto_redirect\":false | \"auto_redirect\":true"
                        + " | order.callback_url is required when order.auto_redirect is true",
                "\"email\":\"a@example.com\" | \"name\":\"A\""
                        + " | customer.email or customer.phone is required",
                "\"email\":\"a@example.com\" | \"phone\":\"123456\""
                        + " | customer.phone must have at least 7 characters",
                "\"email\":\"a@example.com\" | \"phone\":6281287458232"
                        + " | customer.phone must be a string",
                "{\"email\":\"a@example.com\"} | \"Anton\" | customer must be an object",
                "\"payment\":{} | \"payment\":{\"type\":\"MOTO\"}"
                        + " | payment.type must be one of [SALE, AUTHORIZE, INSTALLMENT]",
                "\"payment\":{} | \"payment\":{\"type\":\"INSTALLMENT\"}"
                        + " | payment.acquirer is required when payment.type is INSTALLMENT",
                "\"payment\":{} | \"override_configuration\":{\"themes\":{\"language\":\"FR\"}}"
                        + " | override_configuration.themes.language must be one of [EN, ID]",
                "\"payment\":{} | \"override_configuration\":{\"allow_bin\":[\"123456789\"]}"
                        + " | override_configuration.allow_bin[0] must have at most 8 characters",
                "\"payment\":{} | \"card\":{\"save\":true}"
                        + " | customer.id is required when card.save is true",
                "\"amount\":100 | \"amount\":100,\"line_items\":{}"
                        + " | order.line_items must be an array",
                "\"amount\":100 | \"amount\":100,\"line_items\":[7]"
                        + " | order.line_items[0] must be an object",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"price\":\"100\",\"quantity\":1}]"
                        + " | order.line_items[0].price must be an integer",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"price\":100}]"
                        + " | order.line_items[0].quantity is required",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"price\":100,\"quantity\":0}]"
                        + " | order.line_items[0].quantity must be at least 1",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"price\":33,\"quantity\":3}]"
                        + " | order.amount is 100, but price * quantity of order.line_items is 99",
            })
    void namesTheFirstProblem(String valid, String broken, String problem) {
        String body = VALID.replace(valid, broken);
        assertEquals(Optional.of(problem), problem(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"amount\":100 | \"amount\":\"100\"",
                "\"amount\":100 | \"amount\":999999999999",
                "\"amount\":100 | \"amount\":100,\"line_items\":[]",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"name\":\"no price\"}]",
                "\"amount\":100 | \"amount\":100,\"line_items\":[{\"price\":25,\"quantity\":4}]",
                "\"amount\":100 | \"amount\":100,\"unknown\":{\"deep\":[1]}",
                "\"INV-1\" | \"✓ any / character\"",
                "\"payment\":{} | \"payment\":null",
                "\"email\":\"a@example.com\" | \"email\":\"\",\"phone\":\"+6281287458232\"",
            })
    void acceptsWhatIsNotForbidden(String valid, String other) {
        assertEquals(Optional.empty(), problem(VALID.replace(valid, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not JSON", "{} {}", "[]", "7", "null", "\u0000"})
    void refusesWhatIsNoJsonObject(String body) {
        assertTrue(problem(body).orElse("").startsWith("body "), body);
    }

    @Property
    void survivesAnyBytes(@ForAll byte[] body) {
        assertTrue(PaymentPageCheck.firstProblem(Json.read(body), true).isPresent());
    }
}
