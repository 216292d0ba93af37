package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

class OpeningTest {

    private static final SqlLedger.Outbox NOWHERE = new SqlLedger.Outbox(Map.of());

    @TempDir private Path dir;

    private SqlLedger open(String environment) {
        return SqlLedger.open(LedgerOnDisk.url(dir), environment, NOWHERE);
    }

    private String refused(String environment) {
        return assertThrows(LedgerException.class, () -> open(environment)).getMessage();
    }

    @Test
    void makesTheDirectoryItLiesIn() {
        Path below = dir.resolve("a/b");
        new LedgerOnDisk(below, Map.of()).close();
        assertTrue(Files.exists(below.resolve("ledger.db")));
    }

    @Test
    void belongsToOneEnvironment() {
        open("sandbox").close();
        String message = refused("production");
        assertTrue(message.contains("doku.environment = sandbox"), message);
        assertTrue(message.contains("production"), message);
    }

    @Test
    void opensAgainAtOnceAfterAnotherEnvironmentWasRefused() {
        open("sandbox").close();
        refused("production");
        assertTimeout(
                Duration.ofSeconds(5),
                () -> {
                    try (SqlLedger ledger = open("sandbox")) {
                        ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW);
                    }
                });
    }

    @Test
    void refusesTheLedgerOfANewerVersion() {
        try (LedgerOnDisk disk = new LedgerOnDisk(dir, Map.of())) {
            disk.change("UPDATE doku_schema SET version = 99, minimum_version = 99");
        }
        String message = refused("simulator");
        assertTrue(message.contains("schema 99"), message);
    }

    /** From each version that ever was, in one go; the way back lies beside it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void bringsAnEarlierLedgerUpToDateAndKeepsACopy(int version) throws Exception {
        try (Connection old = DriverManager.getConnection(LedgerOnDisk.url(dir));
                Statement sql = old.createStatement()) {
            sql.executeUpdate(
                    "CREATE TABLE ledger_info (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
            for (int each = 1; each <= version; each++) {
                for (String statement : script(each).split(";\\s*\n")) {
                    if (!statement.isBlank()) {
                        sql.executeUpdate(statement);
                    }
                }
            }
            sql.executeUpdate(
                    "INSERT INTO ledger_info VALUES ('schema_version', '" + version + "')");
            sql.executeUpdate("INSERT INTO ledger_info VALUES ('environment', 'sandbox')");
        }
        try (SqlLedger ledger = open("sandbox")) {
            ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW);
        }

        Path copy = dir.resolve("ledger.db.schema-" + version);
        assertEquals(String.valueOf(version), schemaOf(copy));
        assertEquals("10", schemaOf(dir.resolve("ledger.db")));
        open("sandbox").close();
    }

    @Test
    void keepsNoCopyOfALedgerThatIsNotChanged() throws Exception {
        open("sandbox").close();
        open("sandbox").close();
        try (Stream<Path> files = Files.list(dir)) {
            assertTrue(files.noneMatch(file -> file.toString().contains("schema")));
        }
    }

    private static String script(int version) throws IOException {
        try (InputStream in =
                SqlLedger.class.getResourceAsStream(
                        "/META-INF/doku/ledger/schema-" + version + ".sql")) {
            return new String(in.readAllBytes(), UTF_8)
                            .replaceAll("(?m)--.*$", "")
                            .replace("{identity}", "INTEGER PRIMARY KEY")
                            .replace("{by key}", "")
                            .replace("IF EXISTS ", "")
                            .replaceAll("doku_(?!number)", "")
                    + "\n";
        }
    }

    private static String schemaOf(Path ledger) throws SQLException {
        try (Connection opened = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement sql = opened.createStatement();
                ResultSet found =
                        sql.executeQuery(
                                "SELECT value FROM ledger_info WHERE name = 'schema_version'")) {
            found.next();
            return found.getString(1);
        }
    }

    @Test
    void refusesASecondOpenerAndNamesTheLedger() {
        try (SqlLedger first = open("simulator")) {
            String message = refused("simulator");
            assertTrue(message.contains(dir.resolve("ledger.db").toString()), message);
            assertTrue(first.tally().isEmpty());
        }
        open("simulator").close();
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLetsItGo() throws Exception {
        Path file = dir.resolve("ledger.db");
        Files.writeString(file, "this is a text, long enough to be looked at".repeat(50));
        refused("simulator");
        Files.delete(file);
        open("simulator").close();
    }

    @Test
    void refusesALedgerThatWouldNotSurvive() {
        for (String url : new String[] {"jdbc:sqlite::memory:", "jdbc:h2:./x", "ledger.db"}) {
            String message =
                    assertThrows(
                                    LedgerException.class,
                                    () -> SqlLedger.open(url, "simulator", NOWHERE))
                            .getMessage();
            assertTrue(message.startsWith("doku.ledger.url: " + url), message);
        }
    }

    @Test
    void forgetsTheClaimsOfAProcessThatEnded() {
        try (LedgerOnDisk disk = new LedgerOnDisk(dir, Map.of())) {
            disk.recordAndClaim(SampleOrder.of("INV-1"));
            disk.begin(disk.recordAndClaim(SampleOrder.of("INV-2")));
            disk.reopen();
            assertEquals(2, disk.ledger().claim("default", 9, NOW).size());
        }
    }

    @Test
    void worksOnADataSourceThatAHostGives() {
        SQLiteDataSource given = new SQLiteDataSource();
        given.setUrl(LedgerOnDisk.url(dir));
        for (int i = 1; i <= 2; i++) {
            try (SqlLedger ledger =
                    SqlLedger.open(
                            given,
                            LedgerAddress.of("given"),
                            "sandbox",
                            NOWHERE,
                            Clock.systemUTC())) {
                ledger.record(List.of(SampleOrder.of("INV-" + i).valid()), 0, NOW);
                assertEquals(i, ledger.claim("default", 9, NOW).size());
            }
        }
    }
}
