package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decides about a file, over REST. */
class BatchCallsTest {

    private static final String KEY = "a-key-of-the-test-with-32-characters";
    private static final String TOTAL = "{\"total\":10000}";

    @TempDir private Path data;
    private final Simulator gateway = RunningService.gateway();
    private RunningService service;

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    private void waiting(String... settings) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--doku.intake.jms.enabled=false",
                                "--doku.reconcile.enabled=false",
                                "--doku.batch.approval=required"));
        all.addAll(List.of(settings));
        service = RunningService.start(data, gateway.baseUrl(), all.toArray(String[]::new));
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Files.writeString(
                inbox.resolve("a.csv"),
                "invoice_number,amount,customer.email\nB-1,10000,a@example.com\n");
        Files.createFile(inbox.resolve("a.csv.done"));
        Installation.waiting()
                .until(
                        () ->
                                service.bundle()
                                        .ledger()
                                        .batches()
                                        .find("a.csv")
                                        .filter(batch -> batch.state().equals("waiting"))
                                        .isPresent());
    }

    private HttpResponse<String> act(String act, String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.rest("/batches/a.csv/" + act))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return service.send(request);
    }

    private void refused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, Outbox.json(answer.body()).path("code").asText(), answer.body());
    }

    private static JsonNode done(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Outbox.json(answer.body());
    }

    @Test
    void whoCallsWithoutAKeyIsTheUserOfTheSystemWhoDroppedTheFile() throws Exception {
        waiting();

        refused(403, "own_batch", act("approve", TOTAL, Map.of()));
        refused(400, "person_form", act("approve", TOTAL, Map.of("Doku-Person", "a<b>")));
        refused(400, "person_form", act("approve", TOTAL, Map.of("Doku-Person", "x".repeat(65))));

        JsonNode batch = done(act("approve", TOTAL, Map.of("Doku-Person", "Budi Santoso")));
        assertEquals("Budi Santoso", batch.at("/approved/person").asText());
    }

    @Test
    void whoCallsWithTheKeyIsTheKey() throws Exception {
        waiting("--doku.api-key=" + KEY);

        JsonNode batch = done(act("approve", TOTAL, Map.of("Authorization", "Bearer " + KEY)));

        assertEquals("api-key", batch.at("/approved/person").asText());
    }

    @Test
    void membersAreJudgedAsThoseOfActsOnBills() throws Exception {
        waiting();

        refused(422, "member_unknown", act("approve", "{\"totl\":10000}", Map.of()));
        refused(422, "total_missing", act("approve", "{}", Map.of()));
        refused(422, "rows_missing", act("confirm", "{\"reason\":\"x\"}", Map.of()));
        String wraps = "{\"rows\":[18446744073709551618],\"reason\":\"x\"}";
        refused(422, "rows_missing", act("confirm", wraps, Map.of()));
        refused(422, "reason_missing", act("cancel", "{\"reason\":\" \"}", Map.of()));
        refused(422, "member_wrong", act("cancel", "{\"reason\":5}", Map.of()));
        String card = "{\"reason\":\"4111 1111 1111 1111\"}";
        refused(422, "card_number", act("cancel", card, Map.of()));
        String reason = "{\"reason\":\"" + "x".repeat(1_001) + "\"}";
        refused(422, "member_wrong", act("cancel", reason, Map.of()));

        done(act("cancel", reason.replaceFirst("x", ""), Map.of()));
    }
}
