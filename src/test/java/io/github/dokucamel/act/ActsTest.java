package io.github.dokucamel.act;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to bills, over REST, with the service and the simulator as they run. */
class ActsTest {

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.reconcile.enabled=false");
        gateway.notifyAt(service.notifications("/notifications").toString());
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    private static void order(String invoiceNumber) throws Exception {
        HttpResponse<String> answer =
                service.send(service.order(SampleOrders.json(invoiceNumber, 90_000)));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private static JsonNode get(String invoiceNumber) throws Exception {
        return Outbox.json(service.get("/orders/" + invoiceNumber).body());
    }

    private static void awaitStatus(String invoiceNumber, String status) {
        Installation.waiting()
                .until(() -> get(invoiceNumber).at("/payment/status").asText().equals(status));
    }

    private static void paid(String invoiceNumber) throws Exception {
        order(invoiceNumber);
        gateway.payer().pay(invoiceNumber);
        awaitStatus(invoiceNumber, "paid");
    }

    private static HttpResponse<String> act(String act, String invoiceNumber, String body)
            throws Exception {
        return act(act, invoiceNumber, body, "none");
    }

    private static HttpResponse<String> act(
            String act, String invoiceNumber, String body, String key) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.rest("/orders/" + invoiceNumber + "/" + act))
                        .header("Content-Type", "application/json")
                        .header("Doku-Person", "siti")
                        .POST(BodyPublishers.ofString(body));
        if (!key.equals("none")) {
            request.header("Idempotency-Key", key);
        }
        return service.send(request);
    }

    private static JsonNode done(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Outbox.json(answer.body());
    }

    private static void refused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode problem = Outbox.json(answer.body());
        assertEquals(code, problem.path("code").asText(), answer.body());
        assertTrue(!problem.path("detail").asText().isBlank());
    }

    private static List<JsonNode> events(JsonNode order, String event) {
        return StreamSupport.stream(order.path("history").spliterator(), false)
                .filter(one -> one.path("event").asText().equals(event))
                .toList();
    }

    private static long refundsSent(String invoiceNumber) {
        return gateway.requests().stream()
                .filter(request -> request.path().contains("refund"))
                .filter(request -> new String(request.body(), UTF_8).contains(invoiceNumber))
                .count();
    }

    private static boolean isTold(String outcome, String invoiceNumber) {
        return service.outbox().documents(outcome).stream()
                .anyMatch(one -> one.path("invoice_number").asText().equals(invoiceNumber));
    }

    @Test
    void aNoteStandsInTheHistoryWithPersonAndReason() throws Exception {
        order("NOTE-1");

        JsonNode order =
                done(act("note", "NOTE-1", "{\"reason\":\"called her\",\"owner\":\"budi\"}"));

        JsonNode note = events(order, "note").get(0);
        assertEquals("siti", note.path("person").asText());
        assertEquals("called her", note.path("reason").asText());
        assertEquals("budi", order.path("owner").asText());
    }

    /** Else the history would name another one. */
    @ParameterizedTest
    @CsvSource({
        "Doku_Person, siti, header_misnamed",
        "X-Doku-Person, siti, header_misnamed",
        "Doku-Person, siti;budi, header_twice",
        "Doku-Person, '', header_empty",
        "Doku-Person, 4111111111111111, person_form"
    })
    void whoActsIsHeardOrRefused(String header, String persons, String code) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.rest("/orders/ACT-NONE/note"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"reason\":\"x\"}"));
        for (String person : persons.split(";")) {
            request.header(header, person);
        }

        HttpResponse<String> answer = service.send(request);

        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(code, Outbox.json(answer.body()).path("code").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note|{}|reason_missing",
                "note|{\"reason\":\" \"}|reason_missing",
                "refund|{\"reason\":\"\\u0000\"}|reason_missing",
                "refund|{\"reason\":\"\\u202e\\u2800\"}|reason_missing",
                "note|{\"reason\":\"x\",\"owner\":\"\\u200b\"}|member_wrong",
                "note|{\"reason\":\"x\",\"amount\":1}|member_unknown",
                "refund|{\"reason\":\"x\",\"amount\":\"1\"}|member_wrong",
                "refund|{\"reason\":\"x\",\"amount\":0}|member_wrong",
                "refund|{\"reason\":\"x\",\"amount\":1.5}|member_wrong",
                "close|{\"reason\":\"x\"}|member_missing",
                "close|{\"reason\":\"x\",\"as\":\"gone\"}|member_wrong",
                "renew|{\"reason\":\"x\",\"due_date\":\"2026-02-30\"}|member_wrong",
                "cancel|{\"reason\":\"4111 1111 1111 1111\"}|card_number"
            })
    void whatIsWrongWithAnActIsRefusedByName(String act, String body, String code)
            throws Exception {
        refused(422, code, act(act, "NOBODY-1", body));
    }

    @Test
    void aBillThatIsNotThereIsNotFound() throws Exception {
        refused(404, "not_found", act("note", "NOBODY-1", "{\"reason\":\"x\"}"));
    }

    @Test
    void aPaymentOfWhatWasCancelledIsMismatched() throws Exception {
        order("CANCEL-1");
        JsonNode order = done(act("cancel", "CANCEL-1", "{\"reason\":\"wrong file\"}"));
        assertEquals(1, events(order, "cancel").size());
        refused(409, "already_cancelled", act("cancel", "CANCEL-1", "{\"reason\":\"again\"}"));

        gateway.payer().pay("CANCEL-1");

        Installation.waiting().until(() -> isTold("mismatched", "CANCEL-1"));
        assertEquals(
                "paid_after_cancel",
                service.outbox().documents("mismatched").stream()
                        .filter(one -> one.path("invoice_number").asText().equals("CANCEL-1"))
                        .findFirst()
                        .orElseThrow()
                        .at("/error/code")
                        .asText());
        refused(409, "already_paid", act("cancel", "CANCEL-1", "{\"reason\":\"x\"}"));
        assertEquals(List.of("paid_after_cancel"), doubts("CANCEL-1"));

        done(act("close", "CANCEL-1", "{\"as\":\"paid\",\"reason\":\"delivered\"}"));
        assertEquals(List.of(), doubts("CANCEL-1"));
    }

    /** What papers ask a person to look at. */
    private static List<String> doubts(String invoiceNumber) {
        List<String> doubts = new ArrayList<>();
        service.bundle()
                .ledger()
                .bills(
                        bill -> {
                            if (invoiceNumber.equals(bill.told().invoiceNumber())) {
                                doubts.addAll(bill.received().doubts());
                            }
                        });
        return doubts;
    }

    @Test
    void whatFailedIsRenewedUnderItsNextRevision() throws Exception {
        order("RENEW-1");
        refused(409, "still_open", act("renew", "RENEW-1", "{\"reason\":\"new link\"}"));
        done(act("cancel", "RENEW-1", "{\"reason\":\"new link\"}"));

        HttpResponse<String> renewed = act("renew", "RENEW-1", "{\"reason\":\"new link\"}");

        assertEquals(201, renewed.statusCode(), renewed.body());
        assertEquals(2, Outbox.json(renewed.body()).path("revision").asInt());
        HttpResponse<String> again = act("renew", "RENEW-1", "{\"reason\":\"new link\"}");
        assertEquals(201, again.statusCode(), again.body());
        assertEquals(2, Outbox.json(again.body()).path("revision").asInt());
        assertNotEquals(
                get("RENEW-1?revision=1").path("payment_url"),
                Outbox.json(renewed.body()).path("payment_url"));
    }

    @Test
    void moneyGoesBackOnceAndNoMoreThanWasPaid() throws Exception {
        order("BACK-1");
        refused(409, "not_paid", act("refund", "BACK-1", "{\"reason\":\"x\"}"));
        gateway.payer().pay("BACK-1");
        awaitStatus("BACK-1", "paid");
        refused(
                422,
                "more_than_paid",
                act("refund", "BACK-1", "{\"reason\":\"x\",\"amount\":90001}"));

        String part = "{\"reason\":\"one shirt came back\",\"amount\":30000}";
        done(act("refund", "BACK-1", part, "K-1"));
        done(act("refund", "BACK-1", part, "K-1"));
        assertEquals(1, refundsSent("BACK-1"));
        refused(
                409,
                "idempotency_key_used",
                act("refund", "BACK-1", "{\"reason\":\"x\",\"amount\":1}", "K-1"));

        JsonNode rest = done(act("refund", "BACK-1", "{\"reason\":\"all of it\"}"));

        assertEquals(2, refundsSent("BACK-1"));
        assertEquals("IDR 60000", events(rest, "refund").get(1).path("detail").asText());
        refused(422, "more_than_paid", act("refund", "BACK-1", "{\"reason\":\"more\"}"));
    }

    @Test
    void twoEqualRefundsAtOnceAreOne() throws Exception {
        paid("TWICE-1");
        String part = "{\"reason\":\"broken\",\"amount\":10000}";

        List<Integer> answers =
                List.of(1, 2, 3, 4).parallelStream()
                        .map(
                                one -> {
                                    try {
                                        return act("refund", "TWICE-1", part).statusCode();
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                })
                        .toList();

        assertEquals(List.of(200, 200, 200, 200), answers);
        assertEquals(1, refundsSent("TWICE-1"));
    }

    @Test
    void whatWasPaidInCashIsClosedAsPaidAndToldOf() throws Exception {
        order("CASH-1");

        JsonNode order =
                done(act("close", "CASH-1", "{\"as\":\"paid\",\"reason\":\"cash at the shop\"}"));

        assertEquals("paid", order.at("/payment/status").asText());
        assertEquals("person", order.at("/payment/told_by").asText());
        assertEquals("paid", order.at("/closed/as").asText());
        assertEquals("siti", order.at("/closed/person").asText());
        Installation.waiting().until(() -> isTold("paid", "CASH-1"));
        refused(409, "not_paid", act("refund", "CASH-1", "{\"reason\":\"x\"}"));
        refused(
                409,
                "already_closed",
                act("close", "CASH-1", "{\"as\":\"paid\",\"reason\":\"y\"}"));

        gateway.payer().pay("CASH-1");
        Installation.waiting().until(() -> isTold("mismatched", "CASH-1"));
    }

    @Test
    void whatIsPaidAndRightHasNothingToClose() throws Exception {
        paid("RIGHT-1");

        refused(
                409,
                "nothing_to_close",
                act("close", "RIGHT-1", "{\"as\":\"paid\",\"reason\":\"x\"}"));
    }

    @Test
    void aBillIsShownInItsNewestRevisionAndStandsPaidByAnyOfThem() throws Exception {
        order("STAND-1");
        assertEquals("unpaid", get("STAND-1").path("status").asText());
        done(act("cancel", "STAND-1", "{\"reason\":\"new link\"}"));
        assertEquals("cancelled", get("STAND-1").path("status").asText());
        act("renew", "STAND-1", "{\"reason\":\"new link\",\"due_date\":\"2026-01-31\"}");
        assertEquals(2, get("STAND-1").path("revision").asInt());
        assertEquals("late", get("STAND-1").path("status").asText());
        assertEquals(1, get("STAND-1?revision=1").path("revision").asInt());
        assertEquals("cancelled", get("STAND-1?revision=1").path("status").asText());
        assertEquals(2, get("STAND-1-r2").path("revision").asInt());

        gateway.payer().pay("STAND-1");

        Installation.waiting().until(() -> isTold("mismatched", "STAND-1"));
        assertEquals("pending", get("STAND-1").at("/payment/status").asText());
        assertEquals("paid", get("STAND-1").path("status").asText());
    }

    @Test
    void aBillThatIsWrittenOffSaysSo() throws Exception {
        order("STAND-2");

        done(act("close", "STAND-2", "{\"as\":\"written-off\",\"reason\":\"gone\"}"));

        assertEquals("written-off", get("STAND-2").path("status").asText());
    }

    @Test
    void ofSeveralBillsOfOneNumberOneIsToBeNamed() throws Exception {
        order("SAME-1");
        HttpResponse<String> other =
                service.send(
                        service.order(
                                SampleOrders.text("SAME-1", 90_000)
                                        .replace("{\"email", "{\"name\":\"Anton\",\"email")
                                        .replaceFirst("\\{", "{\"operation\":\"va-bca\",")
                                        .getBytes(UTF_8)));
        assertEquals(422, other.statusCode(), "the simulator has the number");

        HttpResponse<String> several = service.get("/orders/SAME-1");

        refused(409, "several_match", several);
        assertEquals(2, Outbox.json(several.body()).path("matches").size());
        assertEquals("va-bca", get("SAME-1?operation=va-bca").path("operation").asText());
    }

    @Test
    void aReasonHasAThousandCharacters() throws Exception {
        order("LONG-1");
        String reason = "{\"reason\":\"" + "x".repeat(1_000) + "\"}";

        JsonNode order = done(act("note", "LONG-1", reason));

        assertEquals(1_000, events(order, "note").get(0).path("reason").asText().length());
        refused(422, "member_wrong", act("note", "LONG-1", reason.replace("x\"", "xx\"")));
    }

    @Test
    void aUuidIsAKeyWhateverItsDigitsAndACardNumberIsNone() throws Exception {
        order("UUID-1");
        String uuid = "41111111-1111-1111-a111-aaaaaaaaaaaa";

        done(act("note", "UUID-1", "{\"reason\":\"x\"}", uuid));

        refused(
                400,
                "act_key_form",
                act("note", "UUID-1", "{\"reason\":\"y\"}", "4111-1111-1111-1111"));
        refused(400, "act_key_form", act("note", "UUID-1", "{\"reason\":\"y\"}", uuid + "-x"));
    }
}
