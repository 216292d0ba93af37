package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Outbox;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller names is heard, or the call is refused: a key that is not heard pays twice. */
class NamesTest extends CallCase {

    private static final String CAPTURE = "/operations/card-capture";

    @ParameterizedTest
    @CsvSource({
        "Idempotency_Key, Idempotency-Key",
        "IdempotencyKey, Idempotency-Key",
        "X-Idempotency-Key, Idempotency-Key",
        "Content_Type, Content-Type",
        "Authorization_Customer, Authorization-customer",
        "X_IP_ADDRESS, X-IP-ADDRESS",
        "Idempotency-Keys, Idempotency-Key",
        "Idempotence-Key, Idempotency-Key",
        "Idempotent-Key, Idempotency-Key",
        "Idempontency-Key, Idempotency-Key",
        "Idmpotency-Key, Idempotency-Key",
        "X-Idempotency, Idempotency-Key",
        "Idempotency-Token, Idempotency-Key",
        "HTTP_IDEMPOTENCY_KEY, Idempotency-Key",
        "idem-key, Idempotency-Key",
        "X-Merchant, in the query",
        "Merchant-Id, in the query",
        "customers, in the query",
        "revision, in the query",
    })
    void refusesAHeaderThatIsCalledNearlyLikeOneOfOurs(String name, String meant) throws Exception {
        HttpResponse<String> answer =
                service.send(request(CAPTURE, capture("N-1")).header(name, "k-1"));

        assertRefused(answer, meant);
        assertEquals(0, sent("N-1").size());
    }

    @ParameterizedTest
    @CsvSource({"Idempotency-Key", "Content-Type", "X-DEVICE-ID", "Authorization-customer"})
    void refusesAHeaderThatComesTwice(String name) throws Exception {
        HttpRequest.Builder twice = request(CAPTURE, capture("N-2"));

        HttpResponse<String> answer = service.send(twice.header(name, "a").header(name, "a"));

        assertRefused(answer, name);
        assertEquals(0, sent("N-2").size());
    }

    @ParameterizedTest
    @CsvSource({"idempotency_key", "Idempotency-Key", "idempotencyKey", "idem_key"})
    void refusesAKeyInTheBody(String name) throws Exception {
        String body = capture("N-7").replaceFirst("\\{", "{\"" + name + "\":\"k-7\",");

        HttpResponse<String> answer = post(CAPTURE, body, "k-7");

        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
        assertTrue(answer.body().contains("Idempotency-Key"), answer.body());
        assertEquals(0, sent("N-7").size());
    }

    @Test
    void refusesAnEmptyKey() throws Exception {
        assertRefused(post(CAPTURE, capture("N-3"), " "), "Idempotency-Key");
        assertEquals(0, sent("N-3").size());
    }

    @ParameterizedTest
    @CsvSource({
        "idempotency_key=1",
        "Idempotency-Key=1",
        "Merchant=default",
        "merchants=default",
        "operation=card-capture",
        "merchant=default&merchant=default",
        "%6derchant=default&merchant=default",
        "merchant=default;customer=1",
    })
    void refusesAQueryThatIsNotReadWhole(String query) throws Exception {
        HttpResponse<String> answer = post(CAPTURE + "?" + query, capture("N-4"), "k-4");

        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
        assertEquals(0, sent("N-4").size());
    }

    @Test
    void refusesAKeyInHeaderAndQuery() throws Exception {
        assertRefused(
                post(CAPTURE + "?Idempotency-Key=k-5", capture("N-5"), "k-5"), "Idempotency-Key");
        assertEquals(0, sent("N-5").size());
    }

    @Test
    void refusesAParameterThatCameAsAHeader() throws Exception {
        HttpRequest.Builder call = request(CAPTURE, capture("N-6"));

        assertRefused(service.send(call.header("merchant", "other")), "in the query");
        assertEquals(0, sent("N-6").size());
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/X?revison=2, did you mean revision",
        "/orders/X?revision=1&revision=2, more than once",
        "/operations/card-capture/calls/K?Merchant=default, did you mean merchant",
        "/openapi.json?x=1, there is none",
    })
    void refusesAQuestionThatIsNotReadWhole(String path, String why) throws Exception {
        assertRefused(service.get(path), why);
    }

    @Test
    void saysThatAHeaderIsMeant() throws Exception {
        assertRefused(
                post(CAPTURE + "?idempotency_key=1", "{}"), "send the header Idempotency-Key");
    }

    @Test
    void refusesAQueryWhereThereIsNone() throws Exception {
        assertRefused(service.send(request("/orders?merchant=other", "{}")), "there is none");
    }

    @Test
    void refusesAPackedBody() throws Exception {
        HttpRequest.Builder packed = request(CAPTURE, "{}").header("Content-Encoding", "gzip");

        assertEquals(415, service.send(packed).statusCode());
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertEquals(400, answer.statusCode(), answer.body());
        String detail = Outbox.json(answer.body()).get("detail").asText();
        assertTrue(detail.contains(why), detail);
    }
}
