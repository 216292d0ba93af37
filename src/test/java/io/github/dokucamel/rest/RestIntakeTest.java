package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Orders and questions by HTTP, against the service as it runs. */
class RestIntakeTest extends RestCase {

    @Test
    void answersAnAcceptedOrderWithItsPaymentPage() throws Exception {
        HttpResponse<String> answer = post("REST-1", 90_000);

        assertEquals(201, answer.statusCode());
        assertEquals("application/json", type(answer));
        JsonNode document = Outbox.json(answer.body());
        assertEquals("accepted", document.get("outcome").asText());
        assertTrue(document.get("payment_url").asText().startsWith(gateway.baseUrl()));
        assertEquals("rest", document.get("source").get("intake").asText());
        HttpResponse<String> asked = service.get(location(answer));
        assertEquals(document, withoutHistory(asked));
        assertEquals(90_000, Outbox.json(asked.body()).at("/payment/expected_amount").intValue());
    }

    @Test
    void answersARepeatedOrderWithTheStoredOutcome() throws Exception {
        String first = post("REST-2", 90_000).body();

        HttpResponse<String> again = post("REST-2", 90_000);

        assertEquals(200, again.statusCode());
        assertEquals(Outbox.json(first), Outbox.json(again.body()));
        assertEquals(1, sent("REST-2"));
    }

    @Test
    void refusesAnotherOrderUnderTheSameInvoiceNumber() throws Exception {
        post("REST-3", 90_000);

        HttpResponse<String> other = post("REST-3", 95_000);

        assertProblem(409, other);
        assertEquals("conflict", Outbox.json(other.body()).get("outcome").asText());
        String said = Outbox.json(other.body()).at("/error/message").asText();
        assertTrue(said.contains(" The earlier one came from rest on 20"), said);
        assertTrue(said.contains("What differs: amount (90000 before, 95000 now)."), said);
        assertEquals(1, sent("REST-3"));
    }

    @Test
    void doesNotKeepACallerWhoPrefersToAskLater() throws Exception {
        HttpResponse<String> answer =
                service.send(
                        service.order(SampleOrders.json("REST-4"))
                                .header("Prefer", "respond-async"));

        assertEquals(202, answer.statusCode());
        Installation.waiting()
                .until(
                        () ->
                                Outbox.json(service.get(location(answer)).body())
                                        .get("outcome")
                                        .asText()
                                        .equals("accepted"));
    }

    @Test
    void namesEveryFieldOfAnInvalidOrder() throws Exception {
        HttpResponse<String> answer =
                service.send(
                        service.order(
                                "{\"invoice_number\":\"REST-5\",\"amount\":0}".getBytes(UTF_8)));

        assertProblem(422, answer);
        JsonNode problem = Outbox.json(answer.body());
        assertEquals("invalid", problem.get("outcome").asText());
        assertTrue(answer.body().contains("amount"), answer.body());
        assertTrue(answer.body().contains("customer"), answer.body());
        assertEquals(0, sent("REST-5"));
    }

    @Test
    void saysWhatDokuDeclined() throws Exception {
        HttpResponse<String> answer = post("DECLINE-REST-6", 90_000);

        assertProblem(422, answer);
        assertEquals("declined", Outbox.json(answer.body()).get("outcome").asText());
    }

    @Test
    void tellsAnOrdersHistory() throws Exception {
        post("REST-7", 90_000);

        JsonNode history = Outbox.json(service.get("/orders/REST-7").body()).get("history");

        assertTrue(history.size() >= 3, history.toString());
        assertTrue(history.get(0).get("at").asText().startsWith("20"));
        assertTrue(history.toString().contains("accepted"), history.toString());
        assertEquals(
                200,
                service.get(
                                "/orders/REST-7?merchant=default&operation=card-payment-page"
                                        + "&revision=1")
                        .statusCode());
    }

    @Test
    void describesItself() throws Exception {
        HttpResponse<String> answer = service.get("/openapi.json");

        assertEquals(200, answer.statusCode());
        assertEquals("application/json", type(answer));
        assertTrue(Outbox.json(answer.body()).get("openapi").asText().startsWith("3."));
    }
}
