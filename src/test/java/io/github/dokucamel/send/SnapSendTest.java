package io.github.dokucamel.send;

import static io.github.dokucamel.SnapGateway.CREATE;
import static io.github.dokucamel.SnapGateway.PROBE;
import static io.github.dokucamel.SnapGateway.STATUS;
import static io.github.dokucamel.SnapGateway.TOKEN;
import static io.github.dokucamel.SnapGateway.code;
import static io.github.dokucamel.SnapGateway.known;
import static io.github.dokucamel.SnapGateway.opened;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that go to DOKU by SNAP, on the wire: what leaves, and what comes of each answer. */
class SnapSendTest extends SnapSendCase {

    private static final int MANY = 50;
    private static final Duration LIFE = Duration.ofSeconds(900);
    private static final Duration MARGIN = Duration.ofSeconds(45);
    private static final Set<String> TRANSPORT =
            Set.of("host", "content-length", "connection", "user-agent");

    private static Set<String> names(Call call) {
        Set<String> names = new TreeSet<>(call.headers().keySet());
        names.removeAll(TRANSPORT);
        return names;
    }

    @Test
    void asksForATokenAndSendsTheOrderWithIt() {
        JsonNode document = doku.order(OrderJson.write(GoldenOrders.of("snap-va-bca")));

        assertOutcome("accepted", document);
        assertEquals("190080000000042", document.path("payment_code").asText());
        assertEquals("https://pay.doku.com/23219829713", document.path("payment_url").asText());
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
        assertEquals("Bearer " + gateway.newest(), sent.header("Authorization"));
        assertEquals("H2H", sent.header("CHANNEL-ID"));
        assertTrue(sent.header("X-EXTERNAL-ID").matches("[0-9]{20,36}"));
        assertTrue(SnapGateway.isSigned(sent));
        assertEquals("23219829713", trxId(sent));
    }

    @Test
    void fetchesOneTokenForManyOrdersAtOnce() {
        List<CompletableFuture<JsonNode>> orders =
                IntStream.rangeClosed(1, MANY).mapToObj(n -> sent("MANY-" + n)).toList();

        orders.forEach(order -> assertOutcome("accepted", order.join()));

        assertEquals(1, gateway.calls(TOKEN).size());
        assertEquals(MANY, gateway.calls(CREATE).size());
        assertEquals(MANY, distinct("X-EXTERNAL-ID", gateway.calls(CREATE)));
    }

    private static long distinct(String header, List<Call> calls) {
        return calls.stream().map(call -> call.header(header)).distinct().count();
    }

    @Test
    void replacesATokenThatDokuNoLongerTakes() {
        order("OVER-1");
        String over = gateway.newest();
        gateway.forget(over);

        JsonNode document = order("OVER-2");

        assertOutcome("accepted", document);
        assertEquals(2, gateway.calls(TOKEN).size());
        List<Call> sent = gateway.calls(CREATE);
        String live = "Bearer " + gateway.newest();
        assertEquals(List.of("Bearer " + over, "Bearer " + over, live), tokens(sent));
        assertEquals(sent.get(1).body(), sent.get(2).body());
        assertNotEquals(sent.get(1).header("X-EXTERNAL-ID"), sent.get(2).header("X-EXTERNAL-ID"));
        assertTrue(SnapGateway.isSigned(sent.get(2)));
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    private static List<String> tokens(List<Call> calls) {
        return calls.stream().map(call -> call.header("Authorization")).toList();
    }

    @Test
    void holdsTheMerchantWhoseNewTokenIsRefusedTooAndGoesOnByItself() {
        AtomicBoolean takes = new AtomicBoolean();
        gateway.create(call -> takes.get() ? opened(call) : code("4012700"))
                .rest(call -> takes.get() ? code("4045501") : code("4015500"));

        CompletableFuture<JsonNode> first = sent("HELD-1");
        Installation.waiting().until(() -> doku.bundle().holds().reasons().containsKey("default"));
        CompletableFuture<JsonNode> second = sent("HELD-2");

        String reason = doku.bundle().holds().reasons().get("default");
        assertTrue(reason.contains("4012700"), reason);
        assertEquals(2, gateway.calls(CREATE).size());
        Installation.waiting().until(() -> !gateway.calls(PROBE).isEmpty());
        assertTrue(gateway.calls(PROBE).stream().allMatch(SnapGateway::isSigned));
        takes.set(true);

        assertOutcome("accepted", first.join());
        assertOutcome("accepted", second.join());
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 504})
    void asksForTheStatusBeforeItRepeatsWhatGotNoAnswer(int lost) {
        gateway.create(
                call -> gateway.calls(CREATE).size() == 1 ? new Reply(lost, "") : opened(call));

        JsonNode document = order("LOST-" + lost);

        assertOutcome("accepted", document);
        assertEquals(List.of(TOKEN, CREATE, STATUS, CREATE), uris());
        Call asked = gateway.calls(STATUS).get(0);
        List<Call> sent = gateway.calls(CREATE);
        assertTrue(SnapGateway.isSigned(asked));
        JsonNode body = Outbox.json(sent.get(0).body());
        assertEquals(
                body.path("virtualAccountNo"), Outbox.json(asked.body()).path("virtualAccountNo"));
        assertEquals(sent.get(0).body(), sent.get(1).body());
        assertEquals("LOST-" + lost, trxId(sent.get(1)));
        assertEquals(3, distinct("X-EXTERNAL-ID", gateway.calls().subList(1, 4)));
    }

    private static List<String> uris() {
        return gateway.calls().stream().map(Call::uri).toList();
    }

    @Test
    void takesWhatTheStatusFindsForAnAcceptance() {
        gateway.create(call -> Reply.lost()).status(call -> known(call, "FOUND-1"));

        JsonNode document = order("FOUND-1");

        assertOutcome("accepted", document);
        String number =
                Outbox.json(gateway.calls(CREATE).get(0).body()).path("virtualAccountNo").asText();
        assertEquals(number.strip(), document.path("payment_code").asText());
        assertEquals(List.of(TOKEN, CREATE, STATUS), uris());
    }

    @Test
    void doesNotTakeAnotherOrderOnTheSameNumberForItsOwn() {
        gateway.create(call -> Reply.lost()).status(call -> known(call, "BEFORE-1"));

        JsonNode document = order("REUSED-1");

        assertOutcome("unresolved", document);
        assertEquals(1, gateway.calls(CREATE).size());
    }

    @Test
    void waitsWhileTheStatusIsUnclearAndIsUnresolvedThen() {
        gateway.create(call -> code("5042700")).status(call -> code("5002601"));

        JsonNode document = order("DARK-1");

        assertOutcome("unresolved", document);
        assertEquals(1, gateway.calls(CREATE).size());
        assertTrue(gateway.calls(STATUS).size() >= 2);
    }

    @Test
    void repeatsTheTrxIdWithoutAQuestionThatLacksTheNumber() {
        AtomicInteger created = new AtomicInteger();
        gateway.create(call -> created.incrementAndGet() == 1 ? Reply.lost() : code("4092701"));

        JsonNode document =
                doku.order(
                        OrderJson.write(
                                GoldenOrders.of("snap-va-bca", "{'invoice_number':'DGPC-1'}")));

        assertOutcome("unresolved", document);
        assertEquals("4092701", document.at("/error/code").asText());
        assertEquals(List.of(TOKEN, CREATE, CREATE), uris());
        List<Call> sent = gateway.calls(CREATE);
        assertEquals(sent.get(0).body(), sent.get(1).body());
        assertNotEquals(sent.get(0).header("X-EXTERNAL-ID"), sent.get(1).header("X-EXTERNAL-ID"));
    }

    @Test
    void neverDeclinesAnOrderWhoseTrxIdIsTaken() {
        gateway.create(call -> code("4092701"));

        JsonNode document = order("TAKEN-1");

        assertOutcome("unresolved", document);
        assertEquals("4092701", document.at("/error/code").asText());
        assertEquals(1, gateway.calls(CREATE).size());
    }

    @Test
    void renewsATokenEarlyByOneCallerWhileOthersUseIt() {
        order("EARLY-1");
        String old = "Bearer " + gateway.newest();
        CompletableFuture<Void> fetched = new CompletableFuture<>();
        gateway.token(call -> gateway.handsOut().after(fetched));
        wait(LIFE.minus(MARGIN).plusSeconds(1));

        CompletableFuture<JsonNode> renewing = sent("EARLY-2");
        Installation.waiting().until(() -> gateway.calls(TOKEN).size() == 2);
        JsonNode meanwhile = order("EARLY-3");
        fetched.complete(null);

        assertOutcome("accepted", meanwhile);
        assertOutcome("accepted", renewing.join());
        assertEquals(
                List.of(old, old, "Bearer " + gateway.newest()), tokens(gateway.calls(CREATE)));
        assertEquals("EARLY-3", trxId(gateway.calls(CREATE).get(1)));
        assertEquals(2, gateway.calls(TOKEN).size());
    }

    @Test
    void holdsTheMerchantThatGetsNoTokenAndGoesOnByItself() {
        gateway.token(call -> code("4017300"));

        CompletableFuture<JsonNode> order = sent("KEY-1");
        Installation.waiting().until(() -> doku.bundle().holds().reasons().containsKey("default"));

        String reason = doku.bundle().holds().reasons().get("default");
        assertTrue(reason.contains("4017300") && reason.contains("key"), reason);
        assertTrue(reason.contains("clock"), reason);
        assertEquals(0, gateway.calls(CREATE).size());
        gateway.token(call -> gateway.handsOut());
        assertOutcome("accepted", order.join());
        assertEquals(1, order.join().path("attempts").asInt());
    }

    @Test
    void losesNothingWhileTheTokenEndpointGivesNoAnswer() {
        gateway.token(call -> Reply.lost());

        CompletableFuture<JsonNode> order = sent("AWAY-1");
        Installation.waiting().until(() -> gateway.calls(TOKEN).size() >= 3);

        assertEquals(Map.of(), doku.bundle().holds().reasons());
        assertEquals(0, gateway.calls(CREATE).size());
        gateway.token(call -> gateway.handsOut());
        assertOutcome("accepted", order.join());
        assertEquals(1, order.join().path("attempts").asInt());
    }

    @Test
    void usesTheTokenInTheLedgerAfterARestart() throws Exception {
        order("AGAIN-1");
        doku.close();
        doku = restarted();

        assertOutcome("accepted", order("AGAIN-2"));

        assertEquals(1, gateway.calls(TOKEN).size());
        assertEquals(1, distinct("Authorization", gateway.calls(CREATE)));
    }
}
