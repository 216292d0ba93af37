package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.DokuProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged runner leaves on the disk: nothing that others may read, whatever the umask, and
 * nothing of native libraries, whatever the end.
 */
@DisabledOnOs(OS.WINDOWS)
@Tag("full")
class FileRightsIT {

    private static final Path HOME = Path.of("target", "doku-camel").toAbsolutePath();

    /** What libraries write into, in the data directory, is closed itself. */
    private static final Set<String> OF_LIBRARIES = Set.of("broker", "native");

    @TempDir Path directory;
    private Path data;
    private Path temporary;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void name() throws IOException {
        data = directory.resolve("data");
        temporary = Files.createDirectory(directory.resolve("tmp"));
        environment.put("JAVA_OPTS", "-Xmx256m -Djava.io.tmpdir=" + temporary);
    }

    private static String[] run() {
        return new String[] {
            "run",
            "--doku.http.port=0",
            "--doku.management.port=0",
            "--doku.jms.embedded.port=" + Ports.free(),
            "--doku.jms.user=doku",
            "--doku.jms.password=rights-it-0123456789",
            "--doku.simulator.port=" + Ports.free()
        };
    }

    private static void awaitStart(DokuProcess doku) {
        Installation.waiting().until(() -> doku.output().contains("in flight") || !doku.isAlive());
        assertTrue(doku.isAlive(), doku.output());
    }

    /** A batch with an order of each kind, and a file that is refused. */
    private void work() throws IOException {
        drop("orders.csv", SampleOrders.csv("UMASK", 2) + "UMASK-3,1.5,x@example.com\n");
        drop("none.csv", "%PDF-1.7 no batch");
        Outbox outbox = new Outbox(data.resolve("outbox"));
        Installation.waiting()
                .until(
                        () ->
                                outbox.files("processed").contains("orders.csv")
                                        && outbox.files("accepted").size() == 2
                                        && outbox.files("invalid").size() == 1
                                        && outbox.files("reports").contains("orders.csv.status.csv")
                                        && outbox.files("refused").size() == 2);
    }

    private void drop(String name, String content) throws IOException {
        Files.writeString(data.resolve("inbox").resolve(name), content);
        Files.createFile(data.resolve("inbox").resolve(name + ".done"));
    }

    private static boolean isDropped(Path path) {
        return path.endsWith("orders.csv") || path.endsWith("none.csv");
    }

    @Test
    void theCommandLeavesNothingOpen() throws Exception {
        try (DokuProcess doku =
                DokuProcess.startUnder("umask 000", directory, environment, run())) {
            awaitStart(doku);
            work();
            assertEquals(Set.of(), Rights.open(data, FileRightsIT::isDropped));
            assertTrue(Files.exists(data.resolve("broker/journal")));
        }
    }

    @Test
    void theProgramByItselfLeavesNothingWithinReach() throws Exception {
        try (DokuProcess doku =
                DokuProcess.start(java("umask 000"), directory, environment, run())) {
            awaitStart(doku);
            work();
            Predicate<Path> ofLibraries =
                    path ->
                            path.getParent() != null
                                    && OF_LIBRARIES.contains("" + path.getParent());
            assertEquals(
                    Set.of(), Rights.open(data, path -> isDropped(path) || ofLibraries.test(path)));
            doku.terminate();
            assertEquals(143, doku.status(), doku.output());
            assertEquals(
                    Set.of(), Rights.open(data, path -> isDropped(path) || ofLibraries.test(path)));
        }
    }

    /** The runner without {@code bin/doku}, which has a umask of its own. */
    private Path java(String before) throws IOException {
        Path script = directory.resolve("java-doku");
        Files.writeString(
                script,
                """
                #!/bin/sh
                %s
                exec "$JAVA_HOME/bin/java" -cp '%s/lib/*' $JAVA_OPTS -Ddoku.home=%s io.github.dokucamel.cli.Doku "$@"
                """
                        .formatted(before, HOME, HOME));
        Rights.set(script, "rwx------");
        return script;
    }

    @Test
    void nothingOfNativeLibrariesPilesUp() throws Exception {
        String[] run = run();
        for (int kills = 0; kills < 2; kills++) {
            try (DokuProcess doku = DokuProcess.start(directory, environment, run)) {
                awaitStart(doku);
                doku.kill();
                doku.status();
            }
            assertOneLibrary();
        }
        // As a start of 0.1.0 that was killed.
        Path former = data.resolve("native/sqlite-3.53.0.0-e580949d-libsqlitejdbc.so");
        Files.writeString(former, "old");
        Files.writeString(former.resolveSibling(former.getFileName() + ".lck"), "");
        try (DokuProcess doku = DokuProcess.start(directory, environment, run)) {
            awaitStart(doku);
            doku.terminate();
            assertEquals(143, doku.status(), doku.output());
        }
        assertOneLibrary();
        Path broken = only(data.resolve("native"));
        Files.writeString(broken, "half");
        List<String> one = Stream.of(run).skip(1).toList();
        for (List<String> command :
                List.of(
                        List.of("run", "--once"),
                        List.of("status", "NO-1"),
                        List.of("first-run"))) {
            String[] all =
                    command.contains("first-run")
                            ? new String[] {"first-run"}
                            : Stream.concat(command.stream(), one.stream()).toArray(String[]::new);
            Path there = command.contains("first-run") ? HOME.resolve("first-run") : data;
            try (DokuProcess doku = DokuProcess.start(directory, environment, all)) {
                doku.status();
                assertTrue(!doku.output().contains("native library"), doku.output());
            }
            only(there.resolve("native"));
            assertOneLibrary();
        }
        assertTrue(Files.size(broken) > 100_000);
    }

    private void assertOneLibrary() throws IOException {
        assertTrue(only(data.resolve("native")).getFileName().toString().startsWith("sqlite-"));
        try (Stream<Path> left = Files.walk(temporary)) {
            assertEquals(List.of(temporary), left.toList());
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.toList();
            assertEquals(1, found.size(), found::toString);
            return found.get(0);
        }
    }
}
