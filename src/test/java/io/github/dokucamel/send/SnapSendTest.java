package io.github.dokucamel.send;

import static io.github.dokucamel.SnapGateway.CREATE;
import static io.github.dokucamel.SnapGateway.PROBE;
import static io.github.dokucamel.SnapGateway.STATUS;
import static io.github.dokucamel.SnapGateway.TOKEN;
import static io.github.dokucamel.SnapGateway.code;
import static io.github.dokucamel.SnapGateway.known;
import static io.github.dokucamel.SnapGateway.opened;
import static io.github.dokucamel.SnapGateway.order;
import static io.github.dokucamel.SnapGateway.trxId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.SnapGateway;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that go to DOKU by SNAP, on the wire: what leaves, and what comes of each answer. */
class SnapSendTest {

    private static final Set<String> TRANSPORT =
            Set.of("host", "content-length", "connection", "user-agent");

    @TempDir Path data;
    private final SnapGateway gateway = new SnapGateway();
    private Installation doku;

    private Installation installation() throws Exception {
        doku = gateway.installation(data);
        return doku;
    }

    @AfterEach
    void stop() {
        if (doku != null) {
            doku.close();
        }
        gateway.close();
    }

    private static Set<String> names(Call call) {
        Set<String> names = new TreeSet<>(call.headers().keySet());
        names.removeAll(TRANSPORT);
        return names;
    }

    private static void assertAccepted(JsonNode document) {
        assertEquals("accepted", document.path("outcome").asText(), document.toString());
    }

    private void sendWithoutWaiting(String... invoiceNumbers) {
        for (String invoiceNumber : invoiceNumbers) {
            JsonNode document = doku.order(order(invoiceNumber));
            assertEquals("pending", document.path("outcome").asText(), document.toString());
        }
    }

    @Test
    void asksForATokenAndSendsTheOrderWithIt() throws Exception {
        installation().start();

        JsonNode document = doku.order(OrderJson.write(GoldenOrders.of("snap-va-bca")));

        assertAccepted(document);
        assertEquals("   190080000000042", document.path("payment_code").asText());
        assertEquals("https://pay.example/23219829713", document.path("payment_url").asText());
        assertEquals(2, gateway.calls().size());
        Call token = gateway.calls().get(0);
        assertEquals(TOKEN, token.uri());
        assertEquals(
                Set.of("content-type", "x-client-key", "x-timestamp", "x-signature"), names(token));
        assertEquals(SimulatorOptions.DEFAULT_CLIENT_ID, token.header("X-CLIENT-KEY"));
        assertEquals("{\"grantType\":\"client_credentials\"}", token.body());
        assertTrue(SnapGateway.isSigned(token));
        Call sent = gateway.calls().get(1);
        assertEquals("POST " + CREATE, sent.method() + " " + sent.uri());
        assertEquals(
                Set.of(
                        "content-type",
                        "x-partner-id",
                        "x-external-id",
                        "x-timestamp",
                        "x-signature",
                        "authorization",
                        "channel-id"),
                names(sent));
        sent.headers().forEach((name, values) -> assertEquals(1, values.size(), name));
        assertEquals("application/json", sent.header("Content-Type"));
        assertEquals(SimulatorOptions.DEFAULT_CLIENT_ID, sent.header("X-PARTNER-ID"));
        assertEquals("Bearer T-1", sent.header("Authorization"));
        assertEquals("H2H", sent.header("CHANNEL-ID"));
        assertTrue(sent.header("X-EXTERNAL-ID").matches("[0-9]{20,36}"));
        assertTrue(SnapGateway.isSigned(sent));
        assertEquals("23219829713", trxId(sent));
    }

    @Test
    void fetchesOneTokenForManyOrdersAtOnce() throws Exception {
        installation().with("doku.rest.wait", "1ms").start();

        IntStream.rangeClosed(1, 50).parallel().forEach(n -> doku.order(order("MANY-" + n)));
        doku.awaitSettled();

        assertEquals(50, doku.outbox().files("accepted").size());
        assertEquals(1, gateway.calls(TOKEN).size());
        assertEquals(50, gateway.calls(CREATE).size());
        assertEquals(
                50,
                gateway.calls(CREATE).stream()
                        .map(call -> call.header("X-EXTERNAL-ID"))
                        .distinct()
                        .count());
    }

    @Test
    void replacesATokenThatDokuNoLongerTakes() throws Exception {
        installation().start();
        doku.order(order("OVER-1"));
        gateway.forget("T-1");

        JsonNode document = doku.order(order("OVER-2"));

        assertAccepted(document);
        assertEquals(2, gateway.calls(TOKEN).size());
        List<Call> sent = gateway.calls(CREATE);
        assertEquals(List.of("Bearer T-1", "Bearer T-1", "Bearer T-2"), tokens(sent));
        assertEquals(sent.get(1).body(), sent.get(2).body());
        assertNotEquals(sent.get(1).header("X-EXTERNAL-ID"), sent.get(2).header("X-EXTERNAL-ID"));
        assertTrue(SnapGateway.isSigned(sent.get(2)));
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    private static List<String> tokens(List<Call> calls) {
        return calls.stream().map(call -> call.header("Authorization")).toList();
    }

    @Test
    void holdsTheMerchantWhoseNewTokenIsRefusedTooAndGoesOnByItself() throws Exception {
        AtomicBoolean takes = new AtomicBoolean();
        gateway.create(call -> takes.get() ? opened(call) : code("4012700"))
                .rest(call -> takes.get() ? code("4045501") : code("4015500"));
        installation().with("doku.rest.wait", "1ms").start();

        sendWithoutWaiting("HELD-1");
        Installation.waiting().until(() -> doku.bundle().holds().isHeld("default"));
        sendWithoutWaiting("HELD-2", "HELD-3");

        String reason = doku.bundle().holds().reasons().get("default");
        assertTrue(reason.contains("4012700"), reason);
        assertEquals(2, gateway.calls(CREATE).size());
        Installation.waiting().until(() -> !gateway.calls(PROBE).isEmpty());
        assertTrue(gateway.calls(PROBE).stream().allMatch(SnapGateway::isSigned));
        assertEquals(Set.of(), doku.outbox().files("declined"));

        takes.set(true);
        doku.awaitSettled();

        assertEquals(3, doku.outbox().files("accepted").size());
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 504})
    void asksForTheStatusBeforeItRepeatsWhatGotNoAnswer(int lost) throws Exception {
        gateway.create(
                call -> gateway.calls(CREATE).size() == 1 ? new Reply(lost, "") : opened(call));
        installation().start();

        JsonNode document = doku.order(order("LOST-1"));

        assertAccepted(document);
        assertEquals(List.of(TOKEN, CREATE, STATUS, CREATE), uris());
        Call asked = gateway.calls(STATUS).get(0);
        List<Call> sent = gateway.calls(CREATE);
        assertTrue(SnapGateway.isSigned(asked));
        JsonNode body = Outbox.json(sent.get(0).body());
        assertEquals(
                body.path("virtualAccountNo"), Outbox.json(asked.body()).path("virtualAccountNo"));
        assertEquals(sent.get(0).body(), sent.get(1).body());
        assertEquals("LOST-1", trxId(sent.get(1)));
        assertEquals(
                3,
                IntStream.of(1, 2, 3)
                        .mapToObj(i -> gateway.calls().get(i).header("X-EXTERNAL-ID"))
                        .distinct()
                        .count());
    }

    private List<String> uris() {
        return gateway.calls().stream().map(Call::uri).toList();
    }

    @Test
    void takesWhatTheStatusFindsForAnAcceptance() throws Exception {
        gateway.create(call -> Reply.lost()).status(call -> known(call, "FOUND-1"));
        installation().start();

        JsonNode document = doku.order(order("FOUND-1"));

        assertAccepted(document);
        String number =
                Outbox.json(gateway.calls(CREATE).get(0).body()).path("virtualAccountNo").asText();
        assertEquals(number, document.path("payment_code").asText());
        assertEquals(List.of(TOKEN, CREATE, STATUS), uris());
    }

    @Test
    void doesNotTakeAnotherOrderOnTheSameNumberForItsOwn() throws Exception {
        gateway.create(call -> Reply.lost()).status(call -> known(call, "BEFORE-1"));
        installation().start();

        JsonNode document = doku.order(order("REUSED-1"));

        assertEquals("unresolved", document.path("outcome").asText(), document.toString());
        assertEquals(1, gateway.calls(CREATE).size());
    }

    @Test
    void waitsWhileTheStatusIsUnclearAndIsUnresolvedThen() throws Exception {
        gateway.create(call -> code("5042700")).status(call -> code("5002601"));
        installation().with("doku.retry.attempts", "3").start();

        JsonNode document = doku.order(order("DARK-1"));

        assertEquals("unresolved", document.path("outcome").asText(), document.toString());
        assertEquals(1, gateway.calls(CREATE).size());
        assertTrue(gateway.calls(STATUS).size() >= 2);
    }

    @Test
    void asksNothingWithoutTheNumberThatTheQuestionNeeds() throws Exception {
        gateway.create(call -> Reply.lost());
        installation().start();

        JsonNode document = doku.order(OrderJson.write(GoldenOrders.of("snap-va-bca")));

        assertEquals("unresolved", document.path("outcome").asText(), document.toString());
        assertEquals("not_repeatable", document.at("/error/code").asText());
        assertEquals(List.of(TOKEN, CREATE), uris());
    }

    @Test
    void neverDeclinesAnOrderWhoseTrxIdIsTaken() throws Exception {
        gateway.create(call -> code("4092701"));
        installation().start();

        JsonNode document = doku.order(order("TAKEN-1"));

        assertEquals("unresolved", document.path("outcome").asText(), document.toString());
        assertEquals("4092701", document.at("/error/code").asText());
        assertEquals(1, gateway.calls(CREATE).size());
    }
}
