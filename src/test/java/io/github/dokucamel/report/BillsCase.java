package io.github.dokucamel.report;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A service whose payers pay, and whose papers of dropped files follow at once. */
abstract class BillsCase {

    @TempDir Path data;
    Simulator gateway;
    RunningService service;

    @BeforeEach
    void startService() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.jms.enabled=false",
                        "--doku.report.interval=100ms",
                        "--doku.reconcile.enabled=false");
        gateway.notifyAt(service.notifications("/notifications").toString());
    }

    @AfterEach
    void stopService() {
        service.close();
        gateway.close();
    }

    /** Until all of its orders are settled. */
    final void settled(String file, String content) throws Exception {
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Files.writeString(inbox.resolve(file), content);
        Files.createFile(inbox.resolve(file + ".done"));
        Installation.waiting().until(() -> batch(file).path("state").asText().equals("settled"));
    }

    final JsonNode batch(String file) throws Exception {
        return Outbox.json(service.get("/batches/" + file).body());
    }

    final Path paper(String file) {
        return data.resolve("outbox/reports/" + file + ".status.xlsx");
    }

    final HttpResponse<String> acted(String number, String act) throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest("/orders/" + number + "/" + act))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"reason\":\"another day\"}")));
    }
}
