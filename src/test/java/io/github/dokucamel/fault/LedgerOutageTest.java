package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A ledger that is full or locked while orders flow, and goes on when it no longer is. */
class LedgerOutageTest {

    private static final int ORDERS = 300;

    @TempDir Path data;
    private Installation doku;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile String pragma = "query_only = OFF";
    private final Console console = Console.listen();

    @BeforeEach
    void prepare() {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.rest.wait", "0s")
                        .with("doku.retry.first-delay", "200ms")
                        .gateway(
                                SimulatorOptions.defaults()
                                        .withStrict(true)
                                        .withLatency(Duration.ofMillis(5)));
    }

    @AfterEach
    void stop() {
        doku.close();
        console.close();
    }

    /** A host's DataSource, whose connections all do what the test says. */
    private void useOwnDataSource() {
        SQLiteDataSource given =
                new SQLiteDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        connections.add(connection);
                        run(connection, pragma);
                        return connection;
                    }
                };
        given.setUrl("jdbc:sqlite:" + data.resolve("own.db"));
        doku.context().getRegistry().bind("doku-ledger", given);
    }

    private void pragma(String text) {
        pragma = text;
        connections.forEach(connection -> run(connection, text));
        // The statement began a transaction on each of them; the ledger's next question ends the
        // one
        // it would otherwise still look at the past in.
        doku.bundle().ledger().tally();
    }

    private static void run(Connection connection, String text) {
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA " + text);
        } catch (SQLException e) {
            assertTrue(e.getMessage().contains("closed"), e.toString());
        }
    }

    @Test
    void goesOnByItselfAfterItWasFull() throws Exception {
        useOwnDataSource();
        doku.start();
        doku.drop("before.csv", SampleOrders.csv("BEFORE", 50));
        doku.awaitSettled();

        doku.drop("during.csv", SampleOrders.csv("DURING", ORDERS));
        Installation.waiting().until(() -> doku.gateway().requestCount() > 60);
        // SQLite itself refuses every further page: a full disk, as far as it can tell.
        pragma("max_page_count = 1");
        Installation.waiting().until(() -> !console.lines("Its disk is full. Free").isEmpty());
        Installation.waiting().until(() -> failureOf("DIRECT-1") != null);

        pragma("max_page_count = 1000000000");
        doku.order(SampleOrders.json("DIRECT-1"));
        doku.awaitSettled();

        assertEquals(Optional.empty(), doku.bundle().ledger().trouble());
        assertEachAcceptedOnce(50 + ORDERS + 1);
        assertTrue(console.lines("Sending broke off").size() <= 5, console.all());
        assertTrue(console.all().lines().count() < 60, console.all());
    }

    @Test
    @Tag("full")
    void goesOnByItselfAfterAnotherProgramHadLockedIt() throws Exception {
        doku.start();
        doku.drop("during.csv", SampleOrders.csv("DURING", ORDERS));
        Installation.waiting().until(() -> doku.gateway().requestCount() > 20);
        CompletableFuture<Throwable> refused;
        try (Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                Statement sql = other.createStatement()) {
            sql.execute("PRAGMA busy_timeout = 10000");
            sql.execute("BEGIN IMMEDIATE");
            refused = CompletableFuture.supplyAsync(() -> failureOf("DIRECT-1"));
            Installation.waiting().until(() -> !console.lines("keeps it locked").isEmpty());
            sql.execute("ROLLBACK");
        }
        Installation.waiting().until(refused::isDone);
        doku.order(SampleOrders.json("DIRECT-1"));
        doku.awaitSettled();

        assertEquals(Optional.empty(), doku.bundle().ledger().trouble());
        assertEachAcceptedOnce(ORDERS + 1);
        assertTrue(console.all().lines().count() < 60, console.all());
    }

    /** A document that was taken and could not be noted goes out once more only after a restart. */
    @Test
    void deliversNothingAgainWhileItCannotBeNoted() throws Exception {
        useOwnDataSource();
        AtomicInteger calls = new AtomicInteger();
        Map<String, Integer> taken = new ConcurrentHashMap<>();
        try (ScriptedGateway shop =
                ScriptedGateway.answering(
                        call -> {
                            taken.merge(
                                    Outbox.json(call.body()).path("delivery_id").asText(),
                                    1,
                                    Integer::sum);
                            if (calls.incrementAndGet() == 3) {
                                pragma("query_only = ON");
                            }
                            return new ScriptedGateway.Reply(204, "");
                        })) {
            doku.with("doku.destination.accepted", shop.baseUrl() + "/outcomes").start();
            doku.drop("orders.csv", SampleOrders.csv("NOTED", 20));
            Installation.waiting().until(() -> doku.bundle().ledger().trouble().isPresent());
            assertTrue(doku.bundle().ledger().trouble().orElseThrow().contains("writable"));
            Installation.waiting()
                    .until(() -> !console.lines("No outcome can be delivered now").isEmpty());

            pragma("query_only = OFF");
            doku.awaitSettled();
        }
        assertEquals(20, taken.size());
        assertTrue(taken.values().stream().allMatch(n -> n == 1), taken.toString());
    }

    private Throwable failureOf(String invoiceNumber) {
        return doku.context()
                .createFluentProducerTemplate()
                .to("direct:doku-order")
                .withBody(SampleOrders.json(invoiceNumber))
                .send()
                .getException();
    }

    private void assertEachAcceptedOnce(int orders) {
        // Those that failed during the outage have their turn later; settled looks at the others.
        Installation.waiting()
                .until(() -> !doku.bundle().ledger().hasDeliveries(Integer.MAX_VALUE));
        Map<String, JsonNode> accepted = doku.outbox().byInvoice("accepted");
        assertEquals(orders, accepted.size());
        assertEquals(orders, doku.outbox().files("accepted").size());
        Map<String, String> requestIds = new ConcurrentHashMap<>();
        for (RecordedRequest request : doku.gateway().requests()) {
            JsonNode body = Outbox.json(new String(request.body(), StandardCharsets.UTF_8));
            String id = request.headers().get("Request-Id");
            String before =
                    requestIds.putIfAbsent(body.path("order").path("invoice_number").asText(), id);
            assertTrue(before == null || before.equals(id), "a second Request-Id: " + body);
        }
        assertEquals(accepted.keySet(), requestIds.keySet());
        for (String none : List.of("declined", "unresolved", "conflict", "invalid")) {
            assertEquals(0, doku.outbox().files(none).size(), none);
        }
    }
}
