package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is asked to stop while files, callers and messages keep it busy. */
@Tag("full")
class StopIT {

    private static final int IN_FILE = 600;
    private static final int MESSAGES = 100;
    private static final int CALLERS = 8;

    @TempDir Path directory;

    @Test
    void drainsUnderLoadAndTheNextRunSettlesTheRest() throws Exception {
        int http = Ports.free();
        int jms = Ports.free();
        try (Simulator gateway = gateway(Duration.ofMillis(50))) {
            Set<String> told = new TreeSet<>();
            HttpClient client = HttpClient.newHttpClient();
            try (DokuProcess service =
                    start(
                            gateway.baseUrl(),
                            "run",
                            "--doku.http.port=" + http,
                            "--doku.jms.embedded.port=" + jms,
                            "--doku.management.port=0")) {
                try (ActiveMQConnectionFactory broker = broker(service, jms);
                        Connection connection = broker.createConnection();
                        Session session =
                                connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                    // From here on time counts: the file must not be done before the stop.
                    drop("big.csv", SampleOrders.csv("FILE", IN_FILE));
                    Installation.waiting().until(() -> gateway.requestCount() > 20);
                    send(session);
                }
                List<CompletableFuture<HttpResponse<String>>> answers = call(client, http);
                Installation.waiting().until(() -> gateway.requestCount() > 100);
                long begun = System.nanoTime();
                service.terminate();
                // Impatient: a second one changes nothing.
                service.terminate();
                assertEquals(143, service.status(), service.output());
                assertTrue(secondsSince(begun) < 25, "took " + secondsSince(begun) + " s");
                for (CompletableFuture<HttpResponse<String>> answer : answers) {
                    HttpResponse<String> told1 = answer.exceptionally(gone -> null).join();
                    if (told1 != null && told1.statusCode() < 300) {
                        told.add(Outbox.json(told1.body()).path("invoice_number").asText());
                    }
                }
            }
            assertTrue(gateway.requestCount() < IN_FILE, "done before the stop");

            // What the broker still has is taken in by a service; a single pass opens no listener.
            try (DokuProcess service =
                    start(
                            gateway.baseUrl(),
                            "run",
                            "--doku.intake.rest.enabled=false",
                            "--doku.notification.enabled=false",
                            "--doku.jms.embedded.port=0",
                            "--doku.management.port=0")) {
                Installation.waiting().until(() -> accepted("JMS") == MESSAGES);
                stop(service);
            }
            runOnce(gateway.baseUrl());

            assertEquals(IN_FILE, accepted("FILE"));
            assertTrue(outbox().byInvoice("accepted").keySet().containsAll(told), told.toString());
            assertEquals(Set.of(), outbox().files("duplicate"));
            assertOneRequestIdEach(gateway);
        }
    }

    @Test
    void endsInTimeThoughTheGatewayHangs() throws Exception {
        drop("orders.csv", SampleOrders.csv("HANG", 20));
        int port = Ports.free();
        try (ServerSocket hanging = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            List<Socket> calls = new ArrayList<>();
            CompletableFuture<Void> asked = new CompletableFuture<>();
            Thread accepting = new Thread(() -> accept(hanging, calls, asked));
            accepting.setDaemon(true);
            accepting.start();
            try (DokuProcess service =
                    start(
                            "http://127.0.0.1:" + port,
                            "run",
                            "--doku.intake.rest.enabled=false",
                            "--doku.notification.enabled=false",
                            "--doku.intake.jms.enabled=false",
                            "--doku.management.port=0",
                            "--doku.shutdown.timeout=2s")) {
                Installation.waiting().until(asked::isDone);
                long begun = System.nanoTime();
                service.terminate();
                assertEquals(143, service.status(), service.output());
                assertTrue(secondsSince(begun) < 12, "took " + secondsSince(begun) + " s");
            }
            for (Socket call : calls) {
                call.close();
            }
        }
        try (Simulator gateway =
                new Simulator(SimulatorOptions.defaults().withStrict(true).withPort(port))
                        .start()) {
            runOnce(gateway.baseUrl());
            assertEquals(20, accepted("HANG"));
            assertEquals(Set.of(), outbox().files("unresolved"));
            assertEquals(20, gateway.requestCount());
        }
    }

    private static void accept(
            ServerSocket hanging, List<Socket> calls, CompletableFuture<Void> asked) {
        try {
            while (true) {
                calls.add(hanging.accept());
                asked.complete(null);
            }
        } catch (java.io.IOException e) {
            // Closed: the stop is over.
        }
    }

    /** By SIGINT, if there is a way for it to arrive. */
    private static void stop(DokuProcess service) throws Exception {
        if (Interrupts.arrive()) {
            service.interrupt();
            assertEquals(130, service.status(), service.output());
            return;
        }
        System.out.println(
                "SKIPPED: SIGINT is ignored where this suite was started, and there is neither"
                        + " env --default-signal nor perl; start it in the foreground to test Ctrl-C");
        service.terminate();
        assertEquals(143, service.status(), service.output());
    }

    private void runOnce(String gateway) throws Exception {
        try (DokuProcess once = start(gateway, "run", "--once")) {
            assertEquals(0, once.status(), once.output());
        }
    }

    /** Of a service that has started. */
    private static ActiveMQConnectionFactory broker(DokuProcess service, int port) {
        Installation.waiting().until(() -> service.output().contains("\n  inbox "));
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
    }

    private static void send(Session session) throws Exception {
        try (MessageProducer producer =
                session.createProducer(session.createQueue("doku.orders"))) {
            for (int i = 1; i <= MESSAGES; i++) {
                producer.send(session.createTextMessage(SampleOrders.text("JMS-" + i, 1000 + i)));
            }
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> call(HttpClient client, int port) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 1; i <= CALLERS; i++) {
            answers.add(
                    client.sendAsync(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + "/orders"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    SampleOrders.json("REST-" + i)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
        return answers;
    }

    private long accepted(String prefix) {
        return outbox().files("accepted").stream()
                .filter(name -> name.contains("-" + prefix + "-"))
                .count();
    }

    /** Of the payment requests; a question about one has an id of its own. */
    private static void assertOneRequestIdEach(Simulator gateway) {
        Map<String, String> ids = new HashMap<>();
        gateway.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .forEach(
                        request -> {
                            String invoice =
                                    Outbox.json(new String(request.body(), StandardCharsets.UTF_8))
                                            .path("order")
                                            .path("invoice_number")
                                            .asText();
                            String id = request.headers().get("Request-Id");
                            assertEquals(id, ids.computeIfAbsent(invoice, n -> id), invoice);
                        });
    }

    private static long secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static Simulator gateway(Duration latency) {
        return new Simulator(SimulatorOptions.defaults().withStrict(true).withLatency(latency))
                .start();
    }

    private void drop(String name, String content) throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.writeString(inbox.resolve(name), content);
        Files.createFile(inbox.resolve(name + ".done"));
    }

    private Outbox outbox() {
        return new Outbox(directory.resolve("data/outbox"));
    }

    private DokuProcess start(String gateway, String... arguments) throws Exception {
        return DokuProcess.start(
                directory,
                Map.of(
                        "DOKU_BASE_URL",
                        gateway,
                        "DOKU_CLIENT_ID",
                        SimulatorOptions.DEFAULT_CLIENT_ID,
                        "DOKU_SECRET_KEY",
                        SimulatorOptions.DEFAULT_SECRET_KEY,
                        "DOKU_SEND_IN_FLIGHT",
                        "8"),
                arguments);
    }
}
