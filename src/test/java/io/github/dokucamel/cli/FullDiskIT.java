package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner on a disk that takes nothing more, and two runners on one ledger. */
@Tag("full")
class FullDiskIT {

    private static final int ORDERS = 300;
    private static final String[] NO_LISTENERS = {
        "run",
        "--doku.intake.rest.enabled=false",
        "--doku.notification.enabled=false",
        "--doku.intake.jms.enabled=false",
        "--doku.management.port=0"
    };

    @TempDir Path directory;

    /** A limit on the size of files stops every process, root's too, with a real write error. */
    @Test
    void whatCouldNotBeWrittenIsTakenUpByTheNextRun() throws Exception {
        try (Simulator gateway = gateway()) {
            drop(directory.resolve("data"), SampleOrders.csv("LIMIT", ORDERS));
            try (DokuProcess limited =
                    DokuProcess.startUnder(
                            "ulimit -f 5000", directory, environment(gateway), NO_LISTENERS)) {
                Installation.waiting()
                        .until(
                                () ->
                                        limited.output().contains("could not be")
                                                || !limited.isAlive());
                assertFalse(limited.output().contains("\tat "), limited.output());
                if (limited.isAlive()) {
                    limited.terminate();
                }
                assertNotEquals(0, limited.status());
                assertTrue(complaints(limited) < 10, limited.output());
            }
            finish(gateway);
        }
    }

    /** Where this user may mount, the disk itself is full for a while; the process lives on. */
    @Test
    void theRunningServiceGoesOnWhenThereIsSpaceAgain() throws Exception {
        try (Simulator gateway = gateway()) {
            Path data = Files.createDirectories(directory.resolve("data"));
            boolean mounting = canMount(data);
            String before =
                    mounting
                            ? "mount -t tmpfs -o size=24m none '" + data + "' || exit 99"
                            : "ulimit -f 5000";
            try (DokuProcess service =
                    mounting
                            ? DokuProcess.startIn(
                                    "unshare -rm",
                                    before,
                                    directory,
                                    environment(gateway),
                                    NO_LISTENERS)
                            : DokuProcess.startUnder(
                                    before, directory, environment(gateway), NO_LISTENERS)) {
                Installation.waiting().until(() -> service.output().contains("inbox"));
                Path seen = mounting ? Path.of("/proc/" + service.pid() + "/root" + data) : data;
                drop(seen, SampleOrders.csv("SPACE", ORDERS));
                Path filler = seen.resolve("filler");
                if (mounting) {
                    Installation.waiting().until(() -> gateway.requestCount() > 20);
                    fill(filler);
                }
                Installation.waiting().until(() -> service.output().contains("could not be"));
                assertTrue(service.output().contains("disk"), service.output());
                if (mounting) {
                    Files.delete(filler);
                    Outbox outbox = new Outbox(seen.resolve("outbox"));
                    Installation.waiting()
                            .until(
                                    () ->
                                            outbox.report("orders.csv").size() == ORDERS
                                                    && outbox.files("accepted").size() == ORDERS);
                    assertEquals(Set.of("orders.csv"), outbox.files("processed"));
                    assertEquals(Set.of(), outbox.files("unresolved"));
                    assertTrue(complaints(service) < 30, service.output());
                }
                service.terminate();
                assertEquals(143, service.status(), service.output());
            }
            if (!mounting) {
                finish(gateway);
            }
        }
    }

    /** Lines that tell of trouble: not one for every order. */
    private static long complaints(DokuProcess doku) {
        return doku.output()
                .lines()
                .filter(l -> l.contains(" ERROR ") || l.contains(" WARN "))
                .count();
    }

    static boolean canMount(Path data) throws Exception {
        return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    static void fill(Path filler) throws Exception {
        byte[] piece = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (java.io.IOException full) {
            // As meant.
        }
    }

    @Test
    void aSecondRunnerIsRefusedUnderAnyNameOfTheLedger() throws Exception {
        try (Simulator gateway = gateway();
                DokuProcess first =
                        DokuProcess.start(directory, environment(gateway), NO_LISTENERS)) {
            Installation.waiting().until(() -> first.output().contains("inbox"));
            Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("data"));
            Files.createSymbolicLink(directory.resolve("other.db"), Path.of("data/ledger.db"));
            for (String[] other :
                    new String[][] {
                        {"run", "--once", "--doku.ledger.url=jdbc:sqlite:other.db"},
                        {"run", "--once", "--doku.data-dir=" + link},
                        {
                            "run",
                            "--doku.data-dir=data/../data",
                            "--doku.http.port=0",
                            "--doku.intake.jms.enabled=false",
                            "--doku.management.port=0"
                        }
                    }) {
                try (DokuProcess second =
                        DokuProcess.start(directory, environment(gateway), other)) {
                    assertEquals(5, second.status(), second.output());
                    assertTrue(
                            second.output().contains("Another process holds the ledger"),
                            second.output());
                }
            }
            drop(directory.resolve("data"), SampleOrders.csv("FIRST", 3));
            Outbox outbox = new Outbox(directory.resolve("data/outbox"));
            Installation.waiting().until(() -> outbox.files("accepted").size() == 3);
            first.terminate();
            assertEquals(143, first.status());
        }
    }

    private void finish(Simulator gateway) throws Exception {
        try (DokuProcess once =
                DokuProcess.start(directory, environment(gateway), "run", "--once")) {
            assertEquals(0, once.status(), once.output());
        }
        Outbox outbox = new Outbox(directory.resolve("data/outbox"));
        assertEquals(ORDERS, outbox.files("accepted").size());
        assertEquals(ORDERS, outbox.byInvoice("accepted").size());
        assertEquals(Set.of(), outbox.files("duplicate"));
        assertEquals(Set.of("orders.csv"), outbox.files("processed"));
        assertEquals(
                ORDERS,
                gateway.requests().stream()
                        .map(request -> request.headers().get("Request-Id"))
                        .distinct()
                        .count());
    }

    private static void drop(Path data, String content) throws Exception {
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Files.writeString(inbox.resolve("orders.csv"), content);
        Files.createFile(inbox.resolve("orders.csv.done"));
    }

    static Simulator gateway() {
        return new Simulator(
                        SimulatorOptions.defaults()
                                .withStrict(true)
                                .withLatency(Duration.ofMillis(10)))
                .start();
    }

    static Map<String, String> environment(Simulator gateway) {
        return Map.of(
                "DOKU_BASE_URL",
                gateway.baseUrl(),
                "DOKU_CLIENT_ID",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "DOKU_SECRET_KEY",
                SimulatorOptions.DEFAULT_SECRET_KEY,
                "DOKU_SEND_IN_FLIGHT",
                "8",
                "DOKU_RETRY_FIRST_DELAY",
                "200ms",
                "DOKU_DELIVERY_FIRST_DELAY",
                "200ms");
    }
}
