package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What the running service knows of an order; each part is null where it told nothing.
 *
 * @param dokuNumber the number that it has at DOKU, which DOKU tells it by
 * @param requestId of the call that began the payment
 * @param whyNot what it said instead; empty where it said nothing
 */
record KnownOrder(BigDecimal amount, String dokuNumber, String requestId, String whyNot) {

    static final KnownOrder UNKNOWN = new KnownOrder(null, null, null, "");

    private static final int LONGEST_WORDS = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /**
     * @param service scheme, host and port count
     * @param apiKey empty to ask without
     */
    static KnownOrder ask(
            HttpClient client, URI service, OrderAddress order, Optional<Secret> apiKey)
            throws InterruptedException {
        HttpRequest request = order.request(service, "", apiKey).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode told = JSON.readTree(answer.body());
            return answer.statusCode() == 200 ? read(told) : refused(told);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static KnownOrder refused(JsonNode problem) {
        String words = Shown.of(problem.path("detail").asText(""), LONGEST_WORDS);
        return new KnownOrder(null, null, null, words);
    }

    private static KnownOrder read(JsonNode answer) {
        JsonNode amount = answer.path("payment").path("expected_amount");
        JsonNode dokuNumber = answer.path("doku_invoice_number");
        JsonNode requestId = answer.path("request_id");
        return new KnownOrder(
                amount.isNumber() ? amount.decimalValue() : null,
                dokuNumber.isTextual() ? dokuNumber.textValue() : null,
                requestId.isTextual() ? requestId.textValue() : null,
                "");
    }
}
