package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.signature.Vector;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a user starts it: arguments, environment, exit status. */
class RunnerIT {

    private static final String CLIENT_ID = "BRN-0001-1234567890123";
    private static final String SECRET_KEY = "SK-runner-it-0123456789";
    private static final String[] NO_LISTENERS = {
        "run",
        "--doku.intake.rest.enabled=false",
        "--doku.notification.enabled=false",
        "--doku.intake.jms.enabled=false",
        "--doku.management.port=0"
    };

    @TempDir Path directory;

    @Test
    void explainsItself() throws Exception {
        try (DokuProcess help = start(Map.of(), "--help");
                DokuProcess version = start(Map.of(), "--version")) {
            assertEquals(0, help.status());
            assertTrue(help.output().contains("run"), help.output());
            assertEquals(0, version.status());
            assertEquals(
                    "doku-camel " + System.getProperty("doku.version"), version.output().strip());
        }
    }

    /** But for the word that there is no ledger yet to ask. */
    private static List<String> said(DokuProcess check) throws Exception {
        return check.output().lines().filter(line -> !line.startsWith("doku: The ledger")).toList();
    }

    @Test
    void checksFilesWithoutTouchingAnything() throws Exception {
        Path good = directory.resolve("good.csv");
        Files.writeString(good, SampleOrders.csv("GOOD", 3));
        Path bad = directory.resolve("bad.csv");
        Files.writeString(bad, SampleOrders.csv("BAD", 2) + "BAD-X,1.5,anton@example.com\n");
        Path none = directory.resolve("none.csv");
        try (DokuProcess check = start(Map.of(), "check", good.toString())) {
            assertEquals(0, check.status(), check.output());
            assertEquals(List.of(good + ": 0 of 3 orders invalid"), said(check));
        }
        try (DokuProcess check =
                start(Map.of(), "check", bad.toString(), none.toString(), good.toString())) {
            assertEquals(1, check.status(), check.output());
            List<String> lines = said(check);
            assertTrue(lines.get(0).startsWith(bad + ":4: "), check.output());
            assertEquals(bad + ": 1 of 3 orders invalid", lines.get(1));
            assertEquals(none + ": there is no such file", lines.get(2));
            assertEquals(good + ": 0 of 3 orders invalid", lines.get(3));
        }
        assertTrue(Files.exists(good));
        assertFalse(Files.exists(directory.resolve("data")));
    }

    @Test
    void stopsAtASettingItDoesNotKnowAndSaysWhichWasMeant() throws Exception {
        try (DokuProcess doku = start(Map.of(), "run", "--once", "--doku.send.inflight=8")) {
            assertEquals(2, doku.status());
            assertTrue(doku.output().contains("doku.send.inflight"), doku.output());
            assertTrue(doku.output().contains("did you mean doku.send.in-flight?"), doku.output());
            assertFalse(doku.output().contains("\tat "), doku.output());
        }
    }

    @Test
    void stopsWithoutCredentialsAndNamesThem() throws Exception {
        try (DokuProcess doku = start(Map.of("DOKU_ENVIRONMENT", "sandbox"), "run", "--once")) {
            assertEquals(2, doku.status());
            assertTrue(doku.output().contains("doku.client-id"), doku.output());
            assertTrue(doku.output().contains("DOKU_CLIENT_ID"), doku.output());
        }
        assertFalse(Files.exists(directory.resolve("data")));
    }

    @Test
    void keepsALedgerToItsEnvironmentAndOnlyWarnsOfAVariableItDoesNotKnow() throws Exception {
        try (Simulator gateway = gateway()) {
            Map<String, String> environment = environment(gateway);
            environment.put("DOKU_NO_SUCH_THING", "1");
            try (DokuProcess first = start(environment, "run", "--once")) {
                assertEquals(0, first.status(), first.output());
                assertTrue(first.output().contains("DOKU_NO_SUCH_THING"), first.output());
            }
            environment.put("DOKU_ENVIRONMENT", "sandbox");
            try (DokuProcess second = start(environment, "run", "--once")) {
                assertEquals(1, second.status());
                assertTrue(
                        second.output().contains("belongs to doku.environment = simulator"),
                        second.output());
            }
        }
    }

    @Test
    @Tag("full")
    void needsNoTemporaryDirectoryAndSaysWhatTheNativeLibraryNeeds() throws Exception {
        try (Simulator gateway = gateway()) {
            Map<String, String> environment = environment(gateway);
            environment.put("JAVA_OPTS", "-Djava.io.tmpdir=/proc/nothing");
            try (DokuProcess doku =
                    start(
                            environment,
                            "run",
                            "--doku.http.port=0",
                            "--doku.management.port=0",
                            "--doku.jms.embedded.port=0")) {
                Installation.waiting()
                        .until(() -> doku.output().contains("in flight") || !doku.isAlive());
                doku.terminate();
                assertEquals(143, doku.status(), doku.output());
                assertFalse(doku.output().contains(" ERROR "), doku.output());
            }
            environment.put("JAVA_OPTS", "-Dorg.sqlite.tmpdir=/proc/nothing");
            try (DokuProcess doku = start(environment, "run", "--once")) {
                assertEquals(1, doku.status());
                assertTrue(
                        doku.output().contains("cannot be unpacked into /proc/nothing"),
                        doku.output());
                assertFalse(doku.output().contains("\tat "), doku.output());
            }
        }
    }

    @Test
    @Tag("full")
    void leavesALedgerToTheRunnerThatHasIt() throws Exception {
        try (Simulator gateway = gateway();
                DokuProcess first = start(environment(gateway), NO_LISTENERS)) {
            Installation.waiting().until(() -> first.output().contains("inbox"));
            try (DokuProcess second = start(environment(gateway), "run", "--once")) {
                assertEquals(5, second.status());
                assertTrue(
                        second.output().contains("Another process holds the ledger"),
                        second.output());
            }
            assertTrue(first.isAlive());
            first.terminate();
            assertEquals(143, first.status());
        }
    }

    @Test
    void worksOffTheInboxAndEnds() throws Exception {
        drop("orders.csv", Files.readString(Path.of("examples", "orders.csv")));
        drop("orders.xml", Files.readString(Path.of("examples", "orders.xml")));
        drop("page.json", Files.readString(Path.of("examples", "payment-page.json")));
        try (Simulator gateway = gateway();
                DokuProcess doku = start(environment(gateway), "run", "--once")) {
            assertEquals(0, doku.status(), doku.output());

            Outbox outbox = outbox();
            assertEquals(
                    List.of(
                            "2,INV-2026-0001,accepted",
                            "4,INV-2026-0002,accepted",
                            "5,INV-2026-0003,accepted",
                            "6,INV-2026-0004,invalid",
                            "7,DECLINE-2026-0001,declined",
                            "8,INV-2026-0005,accepted"),
                    outbox.report("orders.csv"));
            assertEquals(2, outbox.report("orders.xml").size());
            assertEquals(List.of("1,INV-2026-0401,accepted"), outbox.report("page.json"));
            assertEquals(7, outbox.documents("accepted").size());
            assertEquals(
                    Set.of("orders.csv", "orders.xml", "page.json"), outbox.files("processed"));
            assertEquals(
                    Set.of("declined"),
                    Set.copyOf(
                            gateway.violations().stream()
                                    .map(
                                            r ->
                                                    r.headers().get("Client-Id").equals(CLIENT_ID)
                                                                    && new String(r.body())
                                                                            .contains("DECLINE")
                                                            ? "declined"
                                                            : r.toString())
                                    .toList()));
            assertFalse(doku.output().contains(SECRET_KEY), doku.output());
        }
    }

    @Test
    void endsWithThreeWhenDokuKnowsItsKeyNoMore() throws Exception {
        drop("orders.csv", SampleOrders.csv("HELD", 50));
        try (Simulator gateway = gateway()) {
            Map<String, String> environment = environment(gateway);
            environment.put("DOKU_SECRET_KEY", "SK-another-key-0123456789");
            try (DokuProcess doku = start(environment, "run", "--once")) {
                assertEquals(3, doku.status(), doku.output());
                assertTrue(doku.output().contains("On hold"), doku.output());
            }
            assertEquals(Set.of(), outbox().files("declined"));

            try (DokuProcess doku = start(environment(gateway), "run", "--once")) {
                assertEquals(0, doku.status(), doku.output());
            }
            assertEquals(50, outbox().documents("accepted").size());
        }
    }

    @Test
    void signsWithTheKeyOfTheEnvironment() throws Exception {
        Vector vector = Vector.named("request-post-utf8-body");
        Files.write(directory.resolve("body.json"), vector.body());
        Map<String, String> environment =
                Map.of(
                        "DOKU_CLIENT_ID",
                        vector.json().path("client_id").asText(),
                        "DOKU_SECRET_KEY",
                        vector.json().path("secret").asText());
        try (DokuProcess doku =
                start(
                        environment,
                        "sign",
                        "--request-id=" + vector.json().path("request_id").asText(),
                        "--timestamp=" + vector.json().path("timestamp").asText(),
                        "--target=" + vector.json().path("target").asText(),
                        "--body=body.json")) {
            assertEquals(0, doku.status(), doku.output());
            assertTrue(doku.output().contains("Signature: " + vector.signature()));
        }
    }

    private void drop(String name, String content) throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.writeString(inbox.resolve(name), content);
        Files.createFile(inbox.resolve(name + ".done"));
    }

    private DokuProcess start(Map<String, String> environment, String... arguments)
            throws Exception {
        return DokuProcess.start(directory, environment, arguments);
    }

    private Outbox outbox() {
        return new Outbox(directory.resolve("data/outbox"));
    }

    private static Simulator gateway() {
        return new Simulator(SimulatorOptions.forMerchant(CLIENT_ID, SECRET_KEY).withStrict(true))
                .start();
    }

    private static Map<String, String> environment(Simulator gateway) {
        return new HashMap<>(
                Map.of(
                        "DOKU_BASE_URL",
                        gateway.baseUrl(),
                        "DOKU_CLIENT_ID",
                        CLIENT_ID,
                        "DOKU_SECRET_KEY",
                        SECRET_KEY));
    }
}
