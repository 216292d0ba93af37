package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.ledger.sql.PostgresServer;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner on PostgreSQL, killed again and again while the database cuts its connections. */
@Tag("full")
class PostgresKillIT {

    private static final int ORDERS = 1_500;
    private static final int LIVES = 8;

    @TempDir Path directory;
    private final Random random = new Random(17);

    @Test
    void nothingIsLostOrSentTwice() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                Simulator gateway =
                        new Simulator(
                                        SimulatorOptions.defaults()
                                                .withStrict(true)
                                                .withLatency(Duration.ofMillis(40)))
                                .start()) {
            Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
            Files.writeString(inbox.resolve("orders.csv"), SampleOrders.csv("PG", ORDERS));
            Files.createFile(inbox.resolve("orders.csv.done"));
            for (int life = 0; life < LIVES; life++) {
                long before = gateway.requestCount();
                try (DokuProcess runner = start(postgres, gateway)) {
                    int more = 1 + random.nextInt(120);
                    Installation.waiting()
                            .until(
                                    () ->
                                            gateway.requestCount() >= before + more
                                                    || isDone()
                                                    || !runner.isAlive());
                    assertTrue(runner.isAlive(), runner.output());
                    if (life % 2 == 1) {
                        postgres.cutConnections();
                        long cut = gateway.requestCount();
                        Installation.waiting()
                                .until(() -> gateway.requestCount() >= cut + more || isDone());
                    }
                    runner.kill();
                }
            }
            try (DokuProcess runner = start(postgres, gateway)) {
                Installation.waiting().until(this::isDone);
                runner.terminate();
                assertEquals(143, runner.status(), runner.output());
            }
            assertEquals(ORDERS, outbox().files("accepted").size());
            assertEquals(Set.of(), outbox().files("duplicate"));
            assertEquals(Set.of(), outbox().files("unresolved"));
            assertOneRequestEach(gateway);
        }
    }

    private static void assertOneRequestEach(Simulator gateway) {
        Map<String, Set<String>> byInvoice = new HashMap<>();
        for (RecordedRequest request : gateway.requests()) {
            if (request.method().equals("POST")) {
                String body = new String(request.body(), StandardCharsets.UTF_8);
                String invoice = Outbox.json(body).path("order").path("invoice_number").asText();
                byInvoice
                        .computeIfAbsent(invoice, none -> new HashSet<>())
                        .add(request.headers().get("Request-Id") + body);
            }
        }
        assertEquals(ORDERS, byInvoice.size());
        byInvoice.forEach((invoice, sent) -> assertEquals(1, sent.size(), invoice));
    }

    private Outbox outbox() {
        return new Outbox(directory.resolve("data/outbox"));
    }

    private boolean isDone() {
        return outbox().files("processed").contains("orders.csv")
                && outbox().byInvoice("accepted").size() == ORDERS;
    }

    private DokuProcess start(PostgresServer postgres, Simulator gateway) throws Exception {
        return DokuProcess.start(
                directory,
                Map.of(
                        "DOKU_BASE_URL",
                        gateway.baseUrl(),
                        "DOKU_CLIENT_ID",
                        SimulatorOptions.DEFAULT_CLIENT_ID,
                        "DOKU_SECRET_KEY",
                        SimulatorOptions.DEFAULT_SECRET_KEY,
                        "DOKU_LEDGER_URL",
                        postgres.url(),
                        "DOKU_LEDGER_USER",
                        "postgres",
                        "DOKU_RETRY_FIRST_DELAY",
                        "200ms",
                        "DOKU_RESOLVE_FIRST_DELAY",
                        "200ms"),
                "run",
                "--doku.intake.rest.enabled=false",
                "--doku.notification.enabled=false",
                "--doku.intake.jms.enabled=false",
                "--doku.management.port=0");
    }
}
