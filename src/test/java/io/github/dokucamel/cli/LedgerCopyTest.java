package io.github.dokucamel.cli;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.sql.PostgresServer;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.settings.LedgerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doku ledger copy}, there and back. */
class LedgerCopyTest {

    private static final int ORDERS = 1_203;

    private static PostgresServer postgres;

    @TempDir Path dir;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private String file(String name) {
        return "jdbc:sqlite:" + dir.resolve(name);
    }

    private static SqlLedger open(String url, String schema) {
        return SqlLedger.open(
                new LedgerAddress(url, "postgres", null, schema, Duration.ofSeconds(1)),
                null,
                "simulator",
                new SqlLedger.Outbox(Map.of()),
                Clock.systemUTC());
    }

    private static void fill(String url, String schema) {
        try (SqlLedger ledger = open(url, schema)) {
            Batch batch = ledger.openBatch("orders.csv", "orders.csv", "digest", Set.of(), NOW);
            ledger.record(
                    IntStream.range(0, ORDERS)
                            .mapToObj(i -> SampleOrder.of("INV-" + i).in(batch, i + 2).valid())
                            .toList(),
                    0,
                    NOW);
            ledger.record(List.of(SampleOrder.of("Toko \u00c9l\u00e9 \u20ac").valid()), 0, NOW);
        }
    }

    private DokuRun copy(String from, String to, String schema) {
        return DokuRun.of(
                "ledger",
                "copy",
                "--from=" + from,
                "--to=" + to,
                "--doku.data-dir=" + dir,
                "--doku.ledger.user=postgres",
                "--doku.ledger.timeout=1s",
                "--doku.ledger.schema=" + schema);
    }

    @Test
    void aLedgerGoesToTheServerAndBackWithAllThatItKnows() throws Exception {
        postgres.run("CREATE SCHEMA there");
        fill(file("ledger.db"), null);
        DokuRun there = copy(file("ledger.db"), postgres.url(), "there");
        assertEquals(0, there.status(), there.err());
        assertTrue(there.out().contains("doku_orders                    1204  "), there.out());

        DokuRun sealed = copy(file("ledger.db"), file("other.db"), "there");
        assertEquals(1, sealed.status());
        assertTrue(sealed.err().contains("was copied to " + postgres.url()), sealed.err());
        LedgerException started =
                assertThrows(LedgerException.class, () -> open(file("ledger.db"), null));
        assertTrue(started.getMessage().contains("Let doku.ledger.url name that one"));

        try (SqlLedger ledger = open(postgres.url(), "there")) {
            assertEquals(1_000, ledger.claim("default", 1_000, NOW).size());
            // Its ids come behind those that came along.
            ledger.record(List.of(SampleOrder.of("NEW-1").valid()), 0, NOW);
            DokuRun used = copy(postgres.url(), file("back.db"), "there");
            assertEquals(5, used.status(), used.err());
        }
        DokuRun back = copy(postgres.url(), file("back.db"), "there");
        assertEquals(0, back.status(), back.err());
        assertTrue(back.out().contains("doku_orders                    1205  "), back.out());
        try (SqlLedger ledger = open(file("back.db"), null)) {
            assertTrue(
                    ledger.find("default", "payment-page", "Toko \u00c9l\u00e9 \u20ac", 1)
                            .isPresent());
            assertTrue(ledger.find("default", "payment-page", "NEW-1", 1).isPresent());
        }
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws Exception {
        postgres.run("CREATE SCHEMA taken");
        postgres.run("CREATE TABLE taken.doku_notes (x INT)");
        fill(file("ledger.db"), null);
        DokuRun taken = copy(file("ledger.db"), postgres.url(), "taken");
        assertEquals(1, taken.status());
        assertTrue(taken.err().contains("--to names an empty place"), taken.err());

        fill(file("other.db"), null);
        assertEquals(1, copy(file("ledger.db"), file("other.db"), "taken").status());
        assertEquals(1, copy(file("absent.db"), file("new.db"), "taken").status());
        assertTrue(Files.notExists(dir.resolve("absent.db")));
        assertTrue(Files.notExists(dir.resolve("new.db")));
        open(file("ledger.db"), null).close();
    }

    /** Killed with the rows on the way: none of the two is a second ledger, and it is done again. */
    @Test
    void aCopyThatWasCutShortIsRunAgain() throws Exception {
        postgres.run("CREATE SCHEMA cut");
        fill(file("ledger.db"), null);
        assertEquals(0, copy(file("ledger.db"), postgres.url(), "cut").status());
        postgres.run("INSERT INTO cut.doku_ledger_info VALUES ('copied_from', 'a ledger')");
        postgres.run("DELETE FROM cut.doku_orders WHERE id > 5");
        postgres.run("CREATE TABLE cut.ledger_info (name TEXT)");
        LedgerException started =
                assertThrows(LedgerException.class, () -> open(postgres.url(), "cut"));
        assertTrue(started.getMessage().contains("run the same doku ledger copy again"));
        DokuRun again = copy(file("ledger.db"), postgres.url(), "cut");
        assertEquals(0, again.status(), again.err());
        try (SqlLedger ledger = open(postgres.url(), "cut")) {
            assertEquals(ORDERS + 1, ledger.claim("default", 9_999, NOW).size());
        }
        // What only a file of ours may have is somebody else's there.
        postgres.run("SELECT name FROM cut.ledger_info");
    }
}
