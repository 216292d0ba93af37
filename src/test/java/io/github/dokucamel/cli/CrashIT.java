package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is stopped in its middle and finished by the next start. */
class CrashIT {

    private static final int ORDERS = 2_000;
    private static final int IN_FLIGHT = 16;
    private static final int SENDERS = IN_FLIGHT + IN_FLIGHT / 2;
    private static final int ENOUGH = 300;

    @TempDir Path directory;
    private Simulator gateway;
    private Outbox outbox;

    @BeforeEach
    void start() throws Exception {
        gateway =
                new Simulator(SimulatorOptions.defaults().withLatency(Duration.ofMillis(20)))
                        .start();
        outbox = new Outbox(directory.resolve("data/outbox"));
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.writeString(inbox.resolve("big.csv"), SampleOrders.csv("BIG", ORDERS));
        Files.createFile(inbox.resolve("big.csv.done"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void finishesAfterASigterm() throws Exception {
        try (DokuProcess service = service()) {
            Installation.waiting().until(() -> gateway.requestCount() > ENOUGH);
            service.terminate();

            assertEquals(143, service.status(), service.output());
        }
        assertTrue(gateway.requestCount() < ORDERS, "the batch was done before the stop");
        assertEquals(gateway.requestCount(), count("SELECT COUNT(*) FROM attempts"));

        finish();

        assertEquals(ORDERS, gateway.requestCount());
        assertEquals(ORDERS, count("SELECT COUNT(*) FROM attempts"));
    }

    @Test
    void finishesAfterAKill() throws Exception {
        try (DokuProcess service = service()) {
            Installation.waiting().until(() -> gateway.requestCount() > ENOUGH);
            service.kill();
            service.status();
        }
        assertTrue(gateway.requestCount() < ORDERS, "the batch was done before the kill");

        finish();

        // An attempt may have been written down and never sent, and an answer may have been lost.
        long attempts = count("SELECT COUNT(*) FROM attempts");
        assertTrue(attempts >= gateway.requestCount(), attempts + " attempts");
        assertTrue(attempts <= ORDERS + SENDERS, attempts + " attempts");
    }

    private void finish() throws Exception {
        try (DokuProcess once = start("run", "--once")) {
            assertEquals(0, once.status(), once.output());
        }
        Map<String, String> requestIds = new HashMap<>();
        for (RecordedRequest request : gateway.requests()) {
            String invoiceNumber = invoiceNumber(request);
            assertTrue(request.status() == 200 || request.status() == 409, request.toString());
            String requestId = request.headers().get("Request-Id");
            String earlier = requestIds.putIfAbsent(invoiceNumber, requestId);
            assertTrue(earlier == null || earlier.equals(requestId), invoiceNumber);
        }
        assertEquals(ORDERS, requestIds.size());
        assertEquals(ORDERS, new TreeSet<>(requestIds.values()).size());
        assertEquals(ORDERS, outbox.files("accepted").size());
        assertEquals(requestIds.keySet(), outbox.byInvoice("accepted").keySet());
        assertEquals(Set.of("big.csv"), outbox.files("processed"));
        assertEquals(ORDERS, outbox.report("big.csv").size());
        assertTrue(outbox.report("big.csv").stream().allMatch(row -> row.endsWith(",accepted")));
        assertEquals(Set.of("accepted", "processed", "reports"), withFiles());
    }

    private Set<String> withFiles() {
        Set<String> names = new TreeSet<>(outbox.files(""));
        names.removeIf(name -> outbox.files(name).isEmpty());
        return names;
    }

    private DokuProcess service() throws Exception {
        return start(
                "run",
                "--doku.intake.rest.enabled=false",
                "--doku.intake.jms.enabled=false",
                "--doku.management.port=0");
    }

    private DokuProcess start(String... arguments) throws Exception {
        return DokuProcess.start(
                directory,
                Map.of(
                        "DOKU_BASE_URL",
                        gateway.baseUrl(),
                        "DOKU_CLIENT_ID",
                        SimulatorOptions.DEFAULT_CLIENT_ID,
                        "DOKU_SECRET_KEY",
                        SimulatorOptions.DEFAULT_SECRET_KEY,
                        "DOKU_SEND_IN_FLIGHT",
                        Integer.toString(IN_FLIGHT)),
                arguments);
    }

    private static String invoiceNumber(RecordedRequest request) {
        return Outbox.json(new String(request.body(), StandardCharsets.UTF_8))
                .path("order")
                .path("invoice_number")
                .asText();
    }

    private long count(String question) throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("data/ledger.db");
        try (Connection ledger = DriverManager.getConnection(url);
                Statement sql = ledger.createStatement();
                ResultSet answer = sql.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
