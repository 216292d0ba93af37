package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.fault.Console;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ledger went back in time, by the mark beside its data directory. */
class LedgerMarkTest {

    @TempDir private Path dir;
    private final Console console = Console.listen();
    private int orders;

    @AfterEach
    void stop() {
        console.close();
    }

    private Path mark(String data) {
        return dir.resolve(data + ".mark");
    }

    private SqlLedger open(String data, String environment, Clock clock) {
        String url = "jdbc:sqlite:" + dir.resolve(data).resolve("ledger.db");
        return SqlLedger.open(
                LedgerAddress.of(url),
                mark(data),
                environment,
                new SqlLedger.Outbox(Map.of()),
                clock);
    }

    private SqlLedger open(String data) {
        return open(data, "sandbox", Clock.systemUTC());
    }

    /** As a start that takes some orders in. */
    private Optional<Long> work(String data) {
        try (SqlLedger ledger = open(data)) {
            for (int i = 0; i < 5; i++) {
                ledger.record(List.of(SampleOrder.of("INV-" + ++orders).valid()), 0, NOW);
            }
            return ledger.askingFirstSince();
        }
    }

    private void assertNoAlarm(String data) {
        assertEquals(Optional.empty(), work(data));
        assertEquals("", console.all());
    }

    private void copy(String from, String to) throws IOException {
        Path source = dir.resolve(from);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.toList()) {
                Files.copy(path, dir.resolve(to).resolve(source.relativize(path).toString()));
            }
        }
    }

    private void delete(String data) throws IOException {
        try (Stream<Path> all = Files.walk(dir.resolve(data))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void restore(String copy) throws IOException {
        delete("data");
        copy(copy, "data");
    }

    @Test
    void anOlderCopyIsNoticedAndStaysSoUntilSomebodyEndsIt() throws Exception {
        work("data");
        copy("data", "copy");
        long before = System.currentTimeMillis();
        work("data");
        restore("copy");

        long since = work("data").orElseThrow();
        assertTrue(since <= before && since > before - 60_000, since + " " + before);
        assertEquals(Optional.of(since), work("data"));

        String url = "jdbc:sqlite:" + dir.resolve("data/ledger.db");
        try (SqlLedger ledger = open("data")) {
            assertTrue(
                    new LedgerBeside(LedgerAddress.of(url), "sandbox").endAskingFirst("done", NOW));
            assertEquals(Optional.empty(), ledger.askingFirstSince());
            ledger.record(List.of(SampleOrder.of("INV-0").valid()), 0, NOW);
        }
        assertEquals(Optional.empty(), work("data"));
        assertEquals(
                false,
                new LedgerBeside(LedgerAddress.of(url), "sandbox").endAskingFirst("again", NOW));
    }

    /** The ledger goes on from a copy; what it was before that is no newer. */
    @Test
    void aLedgerOfTheTimeThatWasLostIsNoticedToo() throws Exception {
        work("data");
        copy("data", "copy");
        work("data");
        work("data");
        copy("data", "lost");
        restore("copy");
        assertTrue(work("data").isPresent());

        restore("lost");
        assertTrue(work("data").isPresent());
    }

    @Test
    void oneThatIsGoneIsNotBegunAnewInSilence() throws Exception {
        work("data");
        copy("data", "copy");
        work("data");
        delete("data");
        assertEquals(Optional.of(0L), work("data"));

        // The backup that turns up afterwards is older than what was done without it.
        restore("copy");
        assertTrue(work("data").isPresent());
    }

    /** Whoever tries things out deletes the data directory, and no money moves there. */
    @Test
    void inTheSimulatorANewOneBeginsAnew() throws Exception {
        open("data", "simulator", Clock.systemUTC()).close();
        delete("data");
        try (SqlLedger ledger = open("data", "simulator", Clock.systemUTC())) {
            assertEquals(Optional.empty(), ledger.askingFirstSince());
        }
    }

    @Test
    void anotherEnvironmentBeginsAnew() throws Exception {
        work("data");
        delete("data");
        try (SqlLedger ledger = open("data", "production", Clock.systemUTC())) {
            assertEquals(Optional.empty(), ledger.askingFirstSince());
        }
    }

    @Test
    void oneThatWasMovedOrCopiedElsewhereIsNoOlder() throws Exception {
        work("data");
        work("data");
        copy("data", "elsewhere");
        assertNoAlarm("elsewhere");
        assertTrue(Files.exists(mark("elsewhere")));
    }

    @Test
    void anotherLedgerInItsPlaceIsNoOlder() throws Exception {
        work("data");
        work("data");
        work("other");
        delete("data");
        copy("other", "data");
        assertNoAlarm("data");
    }

    @Test
    void withoutItsMarkItIsNoOlder() throws Exception {
        work("data");
        Files.delete(mark("data"));
        assertNoAlarm("data");
        assertTrue(Files.exists(mark("data")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no mark",
                "doku-camel-mark 1 x 9999999999999999999 sandbox\n",
                "doku-camel-mark 2 00000000-0000-0000-0000-000000000000 9999999999999999999 sandbox\n"
            })
    void aMarkThatSaysNothingIsReplaced(String content) throws Exception {
        work("data");
        Files.writeString(mark("data"), content);
        assertNoAlarm("data");
        String written = Files.readString(mark("data"));
        assertTrue(written.matches("doku-camel-mark 1 [0-9a-f-]{36} [0-9]{19} sandbox\n"), written);
    }

    @Test
    void oneThatCannotBeWrittenIsWarnedOfAndStopsNothing() throws Exception {
        Files.createDirectory(mark("data"));
        assertEquals(Optional.empty(), work("data"));
        assertEquals(1, console.lines("data.mark cannot be written").size(), console.all());
    }

    @Test
    void nothingIsWrittenThroughALinkOrASecondName() throws Exception {
        Path other = Files.writeString(dir.resolve("other"), "precious");
        Files.createSymbolicLink(mark("data"), other);
        assertEquals(Optional.empty(), work("data"));
        assertEquals(1, console.lines("data.mark cannot be written").size(), console.all());

        Files.delete(mark("data"));
        Files.createLink(mark("data"), other);
        assertEquals(Optional.empty(), work("data"));
        assertEquals(2, console.lines("data.mark cannot be written").size(), console.all());
        assertEquals("precious", Files.readString(other));

        Path lock = dir.resolve("data/ledger.db.lock");
        Files.delete(lock);
        Files.createSymbolicLink(lock, other);
        assertThrows(LedgerException.class, () -> work("data"));
        assertEquals("precious", Files.readString(other));
    }

    @Test
    void aClockThatIsSetChangesNothing() {
        work("data");
        for (int days : new int[] {-400, 400, -1}) {
            Clock set = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
            try (SqlLedger ledger = open("data", "sandbox", set)) {
                assertEquals(Optional.empty(), ledger.askingFirstSince());
            }
        }
        assertNoAlarm("data");
    }
}
