package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.DokuProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The runner with little memory and few file descriptors, and a crowd before it. */
@EnabledOnOs(OS.LINUX)
@Tag("full")
class CrowdIT {

    private static final String FEW_FILES = "ulimit -n 512";
    private static final int UNFINISHED = 35;
    private static final int TWO_MEGABYTES = 2_000_000;
    private static final int IDLE = 600;

    @TempDir Path directory;
    private final int port = Ports.free();
    private final int health = Ports.free();

    @Test
    void neitherUnfinishedBodiesNorIdleConnectionsEndItOrKeepOthersOut() throws Exception {
        String signed = "Client-Id: x\r\nRequest-Id: x\r\nRequest-Timestamp: x\r\nSignature: x\r\n";
        try (DokuProcess doku =
                start("--doku.order.max-bytes=2000000", "--doku.notification.max-bytes=2000000")) {
            Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
            List<RawCall> crowd = new ArrayList<>();
            for (int i = 0; i < UNFINISHED; i++) {
                crowd.add(unfinished("/orders", ""));
                crowd.add(unfinished("/notifications", signed));
            }
            assertServed("CROWD-BODIES");
            for (int i = 0; i < IDLE; i++) {
                crowd.add(new RawCall(port));
            }
            assertServed("CROWD-IDLE");
            assertTrue(doku.output().contains("doku.http.max-bytes"), doku.output());
            assertTrue(doku.output().contains("Out of file descriptors"), doku.output());
            Path order = directory.resolve("data/inbox/order.json");
            Files.write(order, SampleOrders.json("CROWD-FILE"));
            Files.createFile(directory.resolve("data/inbox/order.json.done"));
            Installation.waiting()
                    .until(
                            () ->
                                    Files.exists(
                                            directory.resolve("data/outbox/processed/order.json")));
            for (RawCall one : crowd) {
                one.close();
            }
            doku.terminate();
            assertEquals(143, doku.status());
        }
        try (DokuProcess doku = start("--doku.http.max-connections=400")) {
            assertEquals(2, doku.status());
            assertTrue(
                    doku.output().contains("doku.http.max-connections: 400 is more than"),
                    doku.output());
        }
    }

    private DokuProcess start(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--doku.http.port=" + port,
                                "--doku.management.port=" + health,
                                "--doku.simulator.port=" + Ports.free(),
                                "--doku.jms.embedded.port=0"));
        arguments.addAll(List.of(more));
        return DokuProcess.startUnder(
                FEW_FILES,
                directory,
                Map.of("JAVA_OPTS", "-Xmx128m -XX:TieredStopAtLevel=1"),
                arguments.toArray(String[]::new));
    }

    private RawCall unfinished(String path, String headers) throws IOException {
        RawCall call = new RawCall(port);
        try {
            return call.write(
                            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%sContent-Length: %s\r\n\r\n"
                                    .formatted(path, headers, TWO_MEGABYTES))
                    .write(new byte[TWO_MEGABYTES - 1]);
        } catch (IOException turnedAway) {
            return call;
        }
    }

    /** Who is turned away in the crowd comes again, and is served. */
    private void assertServed(String invoiceNumber) throws IOException {
        String body = SampleOrders.text(invoiceNumber, 90_000);
        String call =
                "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s"
                        .formatted(body.length(), body);
        Installation.waiting()
                .until(() -> Set.of(200, 201).contains(RawCall.status(RawCall.to(port, call))));
        String answer =
                RawCall.to(
                        health,
                        "GET /observe/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(200, RawCall.status(answer), answer);
    }
}
