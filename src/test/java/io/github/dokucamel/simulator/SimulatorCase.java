package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A simulator on a free port and a client for it. */
abstract class SimulatorCase {

    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    Simulator doku;

    Simulator start(SimulatorOptions options) {
        doku = new Simulator(options).start();
        return doku;
    }

    static SimulatorOptions options() {
        return SimulatorOptions.forMerchant(Merchant.CLIENT_ID, Merchant.SECRET).withStrict(true);
    }

    @AfterEach
    void stop() {
        if (doku != null) {
            doku.close();
        }
    }

    /** The address of the page of a new order. */
    String open(String invoiceNumber) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(Merchant.posts(Merchant.order(invoiceNumber)));
        assertEquals(200, answer.statusCode());
        return json(answer).at("/credit_card_payment_page/url").asText();
    }

    HttpResponse<byte[]> send(Merchant merchant) throws IOException, InterruptedException {
        return send(merchant.to(doku));
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    static void assertError(int status, String code, String message, HttpResponse<byte[]> answer)
            throws IOException {
        JsonNode error = json(answer).path("error");
        assertEquals(code, error.path("code").asText());
        assertEquals(message, error.path("message").asText());
        assertEquals("invalid_request_error", error.path("type").asText());
        assertEquals(status, answer.statusCode());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    }
}
