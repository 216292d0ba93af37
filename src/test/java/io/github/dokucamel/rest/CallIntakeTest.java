package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway.Call;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls of operations by HTTP, against the service as it runs. */
class CallIntakeTest extends CallCase {

    private static final String CAPTURE = "/operations/card-capture";

    @Test
    void answersAnAcceptedCallWithWhatDokuSaid() throws Exception {
        HttpResponse<String> answer = post(CAPTURE, capture("A-1"), "key-1");

        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode document = Outbox.json(answer.body());
        assertEquals("accepted", document.get("outcome").asText());
        assertEquals("card-capture", document.get("operation").asText());
        assertEquals("key-1", document.get("idempotency_key").asText());
        assertEquals("SUCCESS", document.at("/response/payment/status").asText());
        assertTrue(document.get("revision").isNull());
        Call sent = sent("A-1").get(0);
        assertEquals("/credit-card/capture", sent.uri());
        assertEquals(capture("A-1"), sent.body());
        assertEquals(document.get("request_id").asText(), sent.header("Request-Id"));
    }

    @Test
    void tellsACallAndItsHistoryByItsKey() throws Exception {
        post(CAPTURE, capture("A-2"), "key-2");

        HttpResponse<String> asked = service.get(CAPTURE + "/calls/key-2?merchant=default");

        assertEquals(200, asked.statusCode());
        JsonNode call = Outbox.json(asked.body());
        assertEquals("accepted", call.get("outcome").asText());
        assertTrue(call.get("history").size() >= 3, call.toString());
        assertNull(call.get("payment"));
        assertEquals(404, service.get(CAPTURE + "/calls/no-such-key").statusCode());
    }

    @Test
    void namesTheKeyThatACallWithoutOneGot() throws Exception {
        JsonNode first = Outbox.json(post(CAPTURE, capture("A-3")).body());
        JsonNode second = Outbox.json(post(CAPTURE, capture("A-3")).body());

        assertFalse(first.get("idempotency_key").equals(second.get("idempotency_key")));
        assertEquals(2, sent("A-3").size());
        String key = first.get("idempotency_key").asText();
        assertEquals(200, service.get(CAPTURE + "/calls/" + key).statusCode());
    }

    @Test
    void answersARepeatedKeyWithTheStoredOutcome() throws Exception {
        String first = post(CAPTURE, capture("A-4"), "key-4").body();

        HttpResponse<String> again = post(CAPTURE, " " + capture("A-4"), "\"key-4\"");

        assertEquals(200, again.statusCode());
        assertEquals(Outbox.json(first), Outbox.json(again.body()));
        assertEquals(1, sent("A-4").size());
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() throws Exception {
        post(CAPTURE, capture("A-5"), "key-5");

        HttpResponse<String> other = post(CAPTURE, capture("A-5b"), "key-5");

        RestCase.assertProblem(409, other);
        assertEquals("conflict", Outbox.json(other.body()).get("outcome").asText());
        assertEquals(0, sent("A-5b").size());
    }

    @Test
    void takesTheSameKeyForEachOperationOnItsOwn() throws Exception {
        post(CAPTURE, capture("A-6"), "key-6");

        String tokens = "{\"customer\":{\"id\":\"C-6\"}}";
        HttpResponse<String> other = post("/operations/token-list-v2", tokens, "key-6");

        assertEquals(200, other.statusCode(), other.body());
        assertEquals(1, sent("C-6").size());
    }

    @Test
    void callsOnceWhenManyCallersBringOneKeyAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            Callable<HttpResponse<String>> call = () -> post(CAPTURE, capture("A-7"), "key-7");
            List<Future<HttpResponse<String>>> answers =
                    callers.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());

            Set<String> documents = new HashSet<>();
            for (Future<HttpResponse<String>> answer : answers) {
                assertEquals(200, answer.get().statusCode(), answer.get().body());
                documents.add(answer.get().body());
            }
            assertEquals(1, documents.size());
            assertEquals(1, sent("A-7").size());
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void saysWhatDokuDeclinedEachTimeItIsAsked() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = post(CAPTURE, capture("NO-SUCH-8"), "key-8");

            RestCase.assertProblem(422, answer);
            JsonNode problem = Outbox.json(answer.body());
            assertEquals("declined", problem.get("outcome").asText());
            assertEquals("authorization_not_found", problem.at("/error/code").asText());
            assertEquals("authorization_not_found", problem.at("/response/error/code").asText());
        }
        assertEquals(1, sent("NO-SUCH-8").size());
    }

    @Test
    void namesPathRuleAndRemedyOfAnInvalidCall() throws Exception {
        HttpResponse<String> answer =
                post(CAPTURE, "{\"payment\":{\"capture_amount\":\"ten\"}}", "key-9");

        RestCase.assertProblem(422, answer);
        JsonNode problem = Outbox.json(answer.body());
        assertEquals("invalid", problem.get("outcome").asText());
        assertEquals("invalid_call", problem.at("/error/code").asText());
        Set<String> fields = new HashSet<>();
        problem.at("/error/violations").forEach(v -> fields.add(v.get("field").asText()));
        assertEquals(Set.of("payment.authorize_id", "payment.capture_amount"), fields);
        assertEquals(200, post(CAPTURE, capture("A-9"), "key-9").statusCode());
    }

    @Test
    void repeatsALostAnswerWithTheSameRequestIdAndBytes() throws Exception {
        HttpResponse<String> answer = post(CAPTURE, capture("LOST-10"), "key-10");

        assertEquals(200, answer.statusCode(), answer.body());
        List<Call> sent = sent("LOST-10");
        assertEquals(2, sent.size());
        assertEquals(sent.get(0).header("Request-Id"), sent.get(1).header("Request-Id"));
        assertEquals(sent.get(0).body(), sent.get(1).body());
    }

    @Test
    void doesNotKeepACallerWhoPrefersToAskLater() throws Exception {
        HttpResponse<String> answer =
                service.send(
                        request(CAPTURE, capture("A-11"))
                                .header("Prefer", "respond-async")
                                .header("Idempotency-Key", "key-11"));

        assertEquals(202, answer.statusCode());
        String location = RestCase.location(answer);
        assertEquals("/operations/card-capture/calls/key-11?merchant=default", location);
        Installation.waiting()
                .until(
                        () ->
                                Outbox.json(service.get(location).body())
                                        .get("outcome")
                                        .asText()
                                        .equals("accepted"));
    }

    @Test
    void putsMembersIntoThePathOfAReadAndRepeatsItFreely() throws Exception {
        HttpResponse<String> answer =
                post("/operations/check-status", "{\"identifier\":\"INV-12\"}");

        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode document = Outbox.json(answer.body());
        assertEquals("SUCCESS", document.at("/response/transaction/status").asText());
        assertTrue(
                gateway.calls().stream()
                        .anyMatch(
                                c ->
                                        c.uri().equals("/orders/v1/status/INV-12")
                                                && c.body().isEmpty()));
    }

    @Test
    void showsNoToken() throws Exception {
        HttpResponse<String> answer =
                post("/operations/token-list-v2", "{\"customer\":{\"id\":\"C-13\"}}");

        assertEquals("***", Outbox.json(answer.body()).at("/response/accessToken").asText());
        assertEquals("T-1", Outbox.json(answer.body()).at("/response/tokens/0/id").asText());
        assertFalse(answer.body().contains("secret-1"));
    }

    @Test
    void refusesWhatCannotBeCalled() throws Exception {
        HttpResponse<String> unknown = post("/operations/card-captur", capture("A-14"));
        RestCase.assertProblem(404, unknown);
        assertTrue(unknown.body().contains("card-capture"), unknown.body());

        HttpResponse<String> unpublished = post("/operations/biller-payment", "{}");
        RestCase.assertProblem(501, unpublished);
        assertTrue(unpublished.body().contains("endpoint, body and scheme"), unpublished.body());

        HttpResponse<String> ours = post("/operations/merchant-va-direct-inquiry", "{}");
        RestCase.assertProblem(404, ours);
        assertTrue(ours.body().contains("called by DOKU"), ours.body());
    }

    @Test
    void refusesWhatIsNoCall() throws Exception {
        RestCase.assertProblem(400, post(CAPTURE, "{\"payment\":"));
        RestCase.assertProblem(413, post(CAPTURE, capture("A".repeat(20_000))));
        RestCase.assertProblem(422, post(CAPTURE + "?merchant=nobody", capture("A-15")));
        RestCase.assertProblem(422, post(CAPTURE, capture("A-15"), "no/key"));
        HttpResponse<String> text =
                service.send(
                        request(CAPTURE, capture("A-15")).setHeader("Content-Type", "text/plain"));
        RestCase.assertProblem(415, text);
        assertEquals(0, sent("A-15").size());
    }

    @Test
    void refusesSnapForAMerchantWithoutItsKeys() throws Exception {
        HttpResponse<String> answer = post("/operations/snap-va-delete", "{}");

        RestCase.assertProblem(422, answer);
        assertTrue(answer.body().contains("no SNAP keys"), answer.body());
    }

    @Test
    void carriesNoCardWhereThatIsSwitchedOff() throws Exception {
        HttpResponse<String> answer =
                post("/operations/card-charge", "{\"card\":{\"number\":\"4111111111111111\"}}");

        RestCase.assertProblem(422, answer);
        assertTrue(answer.body().contains("doku.pci.enabled"), answer.body());
        HttpResponse<String> hidden = post(CAPTURE, capture("4111 1111 1111 1111"));
        assertFalse(hidden.body().contains("4111"), hidden.body());
    }

    @Test
    void leavesAFileForEachOutcome() throws Exception {
        post(CAPTURE, capture("A-16"), "key-16");

        Installation.waiting()
                .until(
                        () ->
                                service.outbox()
                                        .files("accepted")
                                        .contains(
                                                "default-card-capture-key-16-call-accepted.json"));
    }

    @Test
    void aUuidIsAKeyWhateverItsDigitsAndACardNumberIsNone() throws Exception {
        String uuid = "41111111-1111-1111-A111-aaaaaaaaaaaa";

        assertEquals(200, post(CAPTURE, capture("A-20"), uuid).statusCode());
        assertEquals(422, post(CAPTURE, capture("A-21"), "4111-1111-1111-1111").statusCode());
        assertEquals(422, post(CAPTURE, capture("A-22"), uuid + "-x").statusCode());
        assertEquals(0, sent("A-21").size() + sent("A-22").size());
    }
}
