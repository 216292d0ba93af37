package io.github.dokucamel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person wants to know now: by REST, by the command line, with and without a running service. */
class StatusCommandTest {

    private static final String KEY = "an-api-key-of-the-test";

    @TempDir private Path data;
    private Simulator gateway;
    private RunningService service;
    private int port;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.api-key=" + KEY);
        port = service.rest("/").getPort();
        HttpResponse<String> answer =
                service.send(
                        service.order(SampleOrders.json("ASK-1"))
                                .header("Authorization", "Bearer " + KEY));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    private HttpResponse<String> ask(String invoiceNumber, String key, String type)
            throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest("/orders/" + invoiceNumber + "/status"))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString("{}", UTF_8)));
    }

    private DokuRun doku(String... command) {
        return DokuRun.of(
                Stream.concat(
                                Stream.of(command),
                                Stream.of(
                                        "--doku.http.port=" + port,
                                        "--doku.api-key=" + KEY,
                                        "--doku.data-dir=" + data,
                                        "--doku.base-url=" + gateway.baseUrl()))
                        .toArray(String[]::new));
    }

    @Test
    void whatDokuSaysIsTakenInAndShown() throws Exception {
        HttpResponse<String> before = ask("ASK-1", KEY, "application/json");
        assertEquals(200, before.statusCode());
        assertEquals("pending", Outbox.json(before.body()).at("/payment/status").asText());
        gateway.payer().pay("ASK-1");
        JsonNode after = Outbox.json(ask("ASK-1", KEY, "application/json").body());
        assertEquals("paid", after.at("/payment/status").asText());
        assertEquals("accepted", after.path("outcome").asText());
        assertEquals(
                "DOKU has the order, with the status SUCCESS", after.path("asked_doku").asText());
        assertTrue(after.path("history").toString().contains("paid (status: SUCCESS"));
    }

    @Test
    void aContradictionLeavesTheStateAndShowsBothSides() throws Exception {
        assertEquals(0, doku("notify", "--invoice=ASK-1", "--status=SUCCESS").status());
        Installation.waiting().until(() -> service.outbox().files("paid").size() == 1);
        gateway.payer().expire("ASK-1");
        JsonNode after = Outbox.json(ask("ASK-1", KEY, "application/json").body());
        assertEquals("paid", after.at("/payment/status").asText());
        Installation.waiting().until(() -> service.outbox().files("mismatched").size() == 1);
        JsonNode error = service.outbox().documents("mismatched").get(0).path("error");
        assertEquals("status_differs", error.path("code").asText());
        assertTrue(
                error.path("message").asText().contains("says EXPIRED, but the order is paid"),
                error.toString());
    }

    @Test
    void whoMayNotAskOrAsksWronglyIsTold() throws Exception {
        assertEquals(401, ask("ASK-1", "wrong", "application/json").statusCode());
        assertEquals(415, ask("ASK-1", KEY, "text/plain").statusCode());
        assertEquals(404, ask("NOBODY", KEY, "application/json").statusCode());
        assertTrue(gateway.requests().stream().noneMatch(call -> call.method().equals("GET")));
    }

    @Test
    void theCommandAsksTheRunningServiceAndAfterItsEndTheLedger() {
        gateway.payer().pay("ASK-1");
        DokuRun running = doku("status", "ASK-1");
        assertEquals(0, running.status(), running.said());
        assertTrue(running.said().contains("payment    paid, Rp 90.000 asked for"), running.said());
        assertEquals(1, doku("status", "NOBODY").status());
        String noted = doku("note", "ASK-1", "--reason=called her").said();
        String me = System.getProperty("user.name");
        assertTrue(noted.contains("note: called her (" + me + ")"), noted);
        service.close();
        gateway.payer().refund("ASK-1");
        DokuRun alone = doku("status", "ASK-1");
        assertEquals(0, alone.status(), alone.said());
        assertTrue(alone.said().contains("with the status REFUNDED"), alone.said());
        DokuRun json = doku("status", "ASK-1", "--json");
        assertEquals("refunded", Outbox.json(json.out()).at("/payment/status").asText());
        assertEquals(1, doku("status", "NOBODY").status());
        assertTrue(doku("status", "ASK-1", "--revision=2").said().contains("No order"));
    }

    @Test
    void theCommandSaysWhichRevisionIsToBePaid() {
        assertEquals(0, doku("cancel", "ASK-1", "--reason=another due date").status());
        DokuRun renewed = doku("renew", "ASK-1", "--reason=another due date");
        assertEquals(0, renewed.status(), renewed.said());
        assertTrue(renewed.said().contains("Links of earlier revisions may"), renewed.said());
        String said = doku("status", "ASK-1").said();
        assertTrue(said.contains("Revision 2 of this bill is newer"), said);
        assertTrue(said.contains("the one to be paid (unpaid)"), said);
        assertTrue(said.contains("The link of revision 1 may still work"), said);
        String inIndonesian = doku("status", "ASK-1", "--doku.language=id").said();
        assertTrue(inIndonesian.contains("Revisi 2 tagihan ini lebih baru"), inIndonesian);
        assertTrue(inIndonesian.contains("(belum dibayar)"), inIndonesian);
        assertTrue(inIndonesian.contains("hasil      siap dibayar"), inIndonesian);
        assertTrue(inIndonesian.contains(" WIB  "), inIndonesian);
        assertTrue(inIndonesian.contains("DOKU sudah memiliki tagihan ini"), inIndonesian);
        assertTrue(inIndonesian.contains("percobaan 1: diterima DOKU, HTTP 200"), inIndonesian);
        assertTrue(inIndonesian.contains("dibatalkan: another due date"), inIndonesian);
        DokuRun old = doku("link", "ASK-1", "--revision=1");
        assertTrue(old.said().contains("ASK-1"), old.said());
    }

    @Test
    void theCommandSaysWhichNameIsNobodysWithAndWithoutAService() {
        for (boolean running : new boolean[] {true, false}) {
            if (!running) {
                service.close();
            }
            assertSays("There is no merchant defualt. Did you mean default?", "--merchant=defualt");
            assertSays(
                    "There is no operation payment-pgae. Did you mean payment-page?",
                    "--operation=payment-pgae");
            assertSays("No order of this merchant", "--operation=va-bca");
            DokuRun told = doku("notify", "--invoice=ASK-1", "--status=X", "--operation=va-bcc");
            assertEquals(
                    running, told.said().contains("(There is no operation va-bcc. Did you mean"));
            assertEquals(
                    0,
                    doku("status", "ASK-1", "--operation=card-payment-page").status(),
                    "by its id as well");
        }
    }

    private void assertSays(String sentence, String option) {
        DokuRun run = doku("status", "ASK-1", option);
        assertEquals(1, run.status());
        assertTrue(run.said().contains(sentence), run.said());
        assertEquals(1, run.said().lines().count(), run.said());
    }

    @Test
    void somethingElseAtThePortIsToldInOneLine() throws Exception {
        try (ScriptedGateway other =
                ScriptedGateway.answering(call -> new ScriptedGateway.Reply(200, "hello"))) {
            String otherPort = "--doku.http.port=" + URI.create(other.baseUrl()).getPort();
            DokuRun run = DokuRun.of("status", "ASK-1", otherPort);
            assertEquals(1, run.status());
            assertTrue(run.said().contains("is not this service"), run.said());
            assertEquals(1, run.said().lines().count(), run.said());
        }
    }
}
