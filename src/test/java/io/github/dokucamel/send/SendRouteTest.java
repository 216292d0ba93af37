package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.RouteCase;
import io.github.dokucamel.SampleOrders;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way 30-send goes on, by what comes back. */
class SendRouteTest extends RouteCase {

    private static final String OPENED =
            """
            {"order":{"invoice_number":"WAY-1"},
             "credit_card_payment_page":{"url":"https://pay.doku.com/1"}}""";

    /** The ways after an answer, by the step that each begins with. */
    private static final List<String> WAYS =
            List.of("settle", "postpone", "hold", "ask-for-evidence", "leave-unresolved-unasked");

    @Override
    protected Installation installation() throws Exception {
        return super.installation()
                .with("doku.rest.wait", "1ms")
                .with("doku.retry.attempts", "1")
                .with("doku.retry.first-delay", "1h");
    }

    private Map<String, MockEndpoint> ways() throws Exception {
        Map<String, MockEndpoint> ways = new LinkedHashMap<>();
        for (String way : WAYS) {
            ways.put(way, watch("send-order", way));
        }
        return ways;
    }

    private static void assertOnly(String way, Map<String, MockEndpoint> ways) {
        MockEndpoint taken = ways.get(way);
        Installation.waiting().until(() -> taken.getReceivedCounter() == 1);
        ways.forEach(
                (name, mock) ->
                        assertEquals(mock == taken ? 1 : 0, mock.getReceivedCounter(), name));
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\"}}";
    }

    private JsonNode document() {
        return doku.outbox().byInvoice("unresolved").get("WAY-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | opened                    | settle",
                "409 | opened                    | settle",
                "400 | DUPLICATE_ORDER           | settle",
                "401 | invalid_signature         | hold",
                "400 | invalid_client_id         | hold",
                "403 | MERCHANT_NOT_ACTIVE       | hold",
                "403 | <html>proxy</html>        | ask-for-evidence",
                "500 | <html>oops</html>         | ask-for-evidence",
                "503 | busy                      | ask-for-evidence",
                "200 | {}                        | ask-for-evidence"
            })
    void everyAnswerHasItsBranch(int status, String body, String way) throws Exception {
        String text = body.equals("opened") ? OPENED : body.matches("\\w+") ? error(body) : body;
        replace("doku-call", "post-to-doku", e -> answer(e, status, text));
        replace("status-ask", "ask-doku", e -> answer(e, 401, error("invalid_signature")));
        Map<String, MockEndpoint> ways = ways();
        context.start();

        doku.order(SampleOrders.json("WAY-1"));

        assertOnly(way, ways);
    }

    @Test
    void whatNeverLeftIsPostponed() throws Exception {
        replace(
                "doku-call",
                "post-to-doku",
                e -> {
                    throw new ConnectException("refused");
                });
        Map<String, MockEndpoint> ways = ways();
        context.start();

        doku.order(SampleOrders.json("WAY-1"));

        assertOnly("postpone", ways);
    }

    @Test
    void aWrongClockIsTriedOnceMoreBeforeTheMerchantIsHeld() throws Exception {
        String clock = error("request_time_out_of_range");
        replace("doku-call", "post-to-doku", e -> answer(e, 400, clock));
        replace("status-ask", "ask-doku", e -> answer(e, 400, clock));
        Map<String, MockEndpoint> ways = ways();
        context.start();

        doku.order(SampleOrders.json("WAY-1"));

        Installation.waiting().until(() -> ways.get("hold").getReceivedCounter() == 1);
        assertEquals(1, ways.get("postpone").getReceivedCounter());
    }

    @Test
    void theEvidenceStandsInTheOutcomeOfAnUnresolvedOrder() throws Exception {
        replace("doku-call", "post-to-doku", e -> answer(e, 500, ""));
        replace(
                "status-ask",
                "ask-doku",
                e ->
                        answer(
                                e,
                                200,
                                "{\"order\":{\"invoice_number\":\"WAY-1\"},"
                                        + "\"transaction\":{\"status\":\"PENDING\"}}"));
        MockEndpoint left = watch("send-order", "leave-unresolved");
        context.start();

        doku.order(SampleOrders.json("WAY-1"));

        Installation.waiting().until(() -> document() != null);
        assertEquals(1, left.getReceivedCounter());
        assertEquals(
                "the request brought HTTP 500 http_500; DOKU has the order, with the status"
                        + " PENDING",
                document().at("/resolution/last_evidence").asText());
    }
}
