package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.guard.LoudLogs;
import io.github.dokucamel.ledger.sql.LedgerRows.Received;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DOKU tells of a customer who binds his OVO account, and who learns his code. */
class BindingNotificationTest extends SnapCase {

    private static final String FURTHER = "/bindings";
    private static final String CODE = "AUTH-code-of-a-customer-7d1f";

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start("--doku.snap.inbound.binding-path=" + BINDING + ", " + FURTHER);
    }

    private static List<JsonNode> told(String externalId) {
        Installation.waiting().until(() -> ledger().unread() == 0);
        return service.outbox().documents("bound").stream()
                .filter(document -> document.path("request_id").asText().equals(externalId))
                .toList();
    }

    private static void await(int tellings, String externalId) {
        Installation.waiting().until(() -> told(externalId).size() == tellings);
    }

    private static Received last() {
        List<Received> all = ledger().notifications();
        return all.get(all.size() - 1);
    }

    @Test
    void aBindingIsToldOnceHoweverOftenDokuTellsIt() throws Exception {
        NotificationCall call = call(BINDING, binding("EXT-1", "SUCCESS", CODE));
        assertEquals(
                "{\"responseCode\":\"2000700\",\"responseMessage\":\"Successful\"}",
                send(call).body());
        await(1, "EXT-1");
        ObjectNode document = (ObjectNode) told("EXT-1").get(0);
        String id = document.path("delivery_id").textValue();
        assertEquals(
                List.of("default-binding-EXT-1-bound-" + id + ".json"),
                service.outbox().files("bound").stream()
                        .filter(name -> name.contains("EXT-1-"))
                        .toList());
        Instant.parse(document.path("received_at").textValue());
        Instant.parse(document.path("settled_at").textValue());
        document.remove(List.of("delivery_id", "received_at", "settled_at"));
        assertEquals(
                """
                {"merchant":"default","outcome":"bound","request_id":"EXT-1","binding":{"status":"SUCCESS","cust_id_merchant":"CUST-1","auth_code":"%s"}}"""
                        .formatted(CODE),
                document.toString());

        String before = ledger().beside();
        assertAnswered("2000700", call);
        assertAnswered("2000700", call.with("X-EXTERNAL-ID", "another"));
        assertAnswered("2000700", call(FURTHER, binding("EXT-1", "SUCCESS", CODE)));
        await(1, "EXT-1");
        assertEquals(before, ledger().beside());
    }

    @Test
    void whatIsSaidAnewIsToldAnew() throws Exception {
        assertAnswered("2000700", call(BINDING, binding("EXT-2", "PENDING", "")));
        await(1, "EXT-2");
        assertAnswered("2000700", call(BINDING, binding("EXT-2", "SUCCESS", CODE)));
        await(2, "EXT-2");
        assertAnswered("2000700", call(BINDING, binding("EXT-2", "SUCCESS", CODE + "2")));
        await(3, "EXT-2");
        assertEquals(
                List.of("PENDING null", "SUCCESS " + CODE, "SUCCESS " + CODE + "2"),
                told("EXT-2").stream()
                        .map(
                                one ->
                                        one.at("/binding/status").asText()
                                                + " "
                                                + one.at("/binding/auth_code").asText("null"))
                        .sorted()
                        .toList());
    }

    @Test
    void merchantsAreKeptApart() throws Exception {
        String body = binding("EXT-3", "SUCCESS", CODE);
        String others =
                json(send(
                                DokuSnap.tokenRequest(
                                        TOKEN, OTHER_CLIENT_ID, doku.getPrivate(), Instant.now())))
                        .path("accessToken")
                        .textValue();
        assertAnswered("2000700", call(BINDING, body));
        assertAnswered(
                "2000700",
                DokuSnap.call(BINDING, OTHER_CLIENT_ID, OTHER_SHARED, others, body, body));
        await(2, "EXT-3");
        assertEquals(
                List.of("default", "other"),
                told("EXT-3").stream().map(one -> one.path("merchant").asText()).sorted().toList());
    }

    @Test
    void theCodeIsInTheDocumentAlone() throws Exception {
        String body = binding("EXT-4", "SUCCESS", "CANARY-code").replace("}}", ",\"x\":1.50}}");
        String metrics;
        try (LoudLogs logs = new LoudLogs()) {
            assertAnswered("2000700", call(BINDING, body));
            send(call(BINDING, body).with("X-SIGNATURE", "x"));
            send(call(BINDING, body.replace("EXT-4", "")));
            await(1, "EXT-4");
            metrics = service.observe("/observe/metrics").body();
            // What cannot be read is told of, in a line a second at most.
            AtomicInteger tries = new AtomicInteger(50);
            Installation.waiting()
                    .until(
                            () -> {
                                String again = body.replace("1.50", "1." + tries.incrementAndGet());
                                send(call(BINDING, again.replace("EXT-4", "")));
                                return logs.ours().stream()
                                        .anyMatch(line -> line.contains("changes nothing"));
                            });
            assertFalse(String.join("\n", logs.ours()).contains("CANARY"));
        }
        assertFalse(metrics.contains("CANARY"));
        List<String> kept =
                ledger().notifications().stream()
                        .map(one -> new String(one.body(), UTF_8))
                        .filter(one -> one.contains("\"EXT-4\""))
                        .toList();
        assertEquals(List.of(body.replace(",\"authCode\":\"CANARY-code\"", "")), kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"originalExternalId\":\"\",\"additionalInfo\":{\"status\":\"SUCCESS\"}}",
                "{\"originalExternalId\":\"EXT-5\",\"originalExternalId\":\"EXT-6\"}",
                "{\"originalExternalId\":\"EXT-5\",\"additionalInfo\":{\"authCode\":\"a\\u0000b\"}}",
            })
    void whatSaysNothingClearlyIsKeptAsItCame(String body) throws Exception {
        int before = service.outbox().files("bound").size();
        assertAnswered("2000700", call(BINDING, body));
        Installation.waiting().until(() -> ledger().unread() == 0);
        assertEquals(body, new String(last().body(), UTF_8));
        assertEquals(before, service.outbox().files("bound").size());
    }

    @Test
    void aDebitThatNamesItsExternalIdIsNoBinding() throws Exception {
        String debit =
                debit("DEB-1", "00").replace("{\"orig", "{\"originalExternalId\":\"E\",\"orig");
        assertAnswered("2005600", call(DEBIT, debit));
        Installation.waiting().until(() -> !service.outbox().files("unmatched").isEmpty());
        assertEquals(List.of(), told("E"));
    }

    @Test
    void whatDokuDidNotSignIsNoBinding() throws Exception {
        String body = binding("EXT-7", "SUCCESS", CODE);
        NotificationCall call = call(BINDING, body);
        assertRefused("4010700", call.holding(body.replace("CUST-1", "CUST-2").getBytes(UTF_8)));
        assertRefused("4010700", call.to(FURTHER));
        assertRefused("4010700", call.to(BINDING + "?x=1"));
        assertRefused("4010701", call.without("Authorization"));
        assertRefused("4000702", call.without("X-EXTERNAL-ID"));
        assertRefused("4000700", call(BINDING, "[]"));
        assertEquals(List.of(), told("EXT-7"));
    }
}
