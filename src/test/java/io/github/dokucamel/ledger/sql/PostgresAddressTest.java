package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.LedgerHeldException;
import io.github.dokucamel.settings.LedgerAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ledger that {@code doku.ledger.url} says is on PostgreSQL. */
class PostgresAddressTest {

    private static final SqlLedger.Outbox NOWHERE = new SqlLedger.Outbox(Map.of());
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static PostgresServer postgres;
    private String schema;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void ownSchema() throws SQLException {
        schema = "ledger" + SCHEMAS.incrementAndGet();
        postgres.run("CREATE SCHEMA " + schema);
    }

    private static List<String> asked(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    private LedgerAddress address(String user) {
        return new LedgerAddress(postgres.url(), user, null, schema, Duration.ofSeconds(2));
    }

    private SqlLedger open(String user, String environment) {
        return SqlLedger.open(address(user), null, environment, NOWHERE, Clock.systemUTC());
    }

    private SqlLedger open() {
        return open("postgres", "sandbox");
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection()) {
            return asked(
                    connection,
                    "SELECT tablename FROM pg_tables WHERE schemaname = '"
                            + schema
                            + "' ORDER BY 1");
        }
    }

    private static boolean isThere(SqlLedger ledger, String invoice) {
        return ledger.find("default", "payment-page", invoice, 1).isPresent();
    }

    @Test
    void liesInTheSchemaThatIsNamedAndNowhereElse() throws SQLException {
        try (SqlLedger ledger = open()) {
            ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW);
        }
        try (SqlLedger ledger = open()) {
            assertEquals(1, ledger.tally().size());
        }
        assertTrue(tables().stream().allMatch(table -> table.startsWith("doku_")));
        try (Connection connection = postgres.dataSource().getConnection()) {
            assertEquals(
                    List.of(),
                    asked(
                            connection,
                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE %s.doku_orders (x INT) | has a table doku_orders",
                "DROP SCHEMA %s | no schema of the name",
                "CREATE ROLE %1$s_guest LOGIN; GRANT USAGE ON SCHEMA %1$s TO %1$s_guest | may not make tables",
                "CREATE ROLE %1$s_guest LOGIN; ALTER ROLE %1$s_guest SET default_transaction_read_only = on | can only be read",
            })
    void whatCannotBeItsPlaceIsRefusedInASentenceAndLeftAlone(String made, String told)
            throws SQLException {
        postgres.run(made.formatted(schema).split("; "));
        List<String> before = tables();
        String user = made.contains("guest") ? schema + "_guest" : "postgres";
        if (made.contains("read_only")) {
            postgres.run("GRANT ALL ON SCHEMA " + schema + " TO " + user);
        }
        LedgerException refused =
                assertThrows(LedgerException.class, () -> open(user, "sandbox").close());
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
        assertEquals(before, tables());
    }

    @ParameterizedTest
    @CsvSource({"11, 10, true", "11, 11, false"})
    void aVersionSaysWhichOthersMayOpenTheLedger(int version, int minimum, boolean opens)
            throws SQLException {
        open().close();
        postgres.run(
                "UPDATE %s.doku_schema SET version = %s, minimum_version = %s"
                        .formatted(schema, version, minimum));
        if (opens) {
            open().close();
        } else {
            LedgerException refused = assertThrows(LedgerException.class, this::open);
            assertTrue(refused.getMessage().contains("schema 11, this one knows 10"));
        }
    }

    @Test
    void belongsToOneEnvironmentAndOneRunner() {
        try (SqlLedger ledger = open()) {
            assertThrows(LedgerHeldException.class, this::open);
            assertTrue(ledger.tally().isEmpty());
        }
        LedgerException other =
                assertThrows(LedgerException.class, () -> open("postgres", "production"));
        assertTrue(other.getMessage().contains("belongs to doku.environment = sandbox"));
    }

    /** As after a restart of the database, or of what lies before it. */
    @Test
    void goesOnWhenItsConnectionsWereCut() throws SQLException {
        try (SqlLedger ledger = open()) {
            ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW);
            postgres.cutConnections();
            Installation.waiting().ignoreExceptions().until(() -> isThere(ledger, "INV-1"));
            Installation.waiting()
                    .ignoreExceptions()
                    .until(
                            () ->
                                    !ledger.record(List.of(SampleOrder.of("INV-2").valid()), 0, NOW)
                                            .isEmpty());
            assertTrue(isThere(ledger, "INV-2"));
            assertThrows(LedgerHeldException.class, this::open);
        }
    }

    /** Of one that is idle too: health asks, and is answered within its own time. */
    @Test
    void healthHearsOfADatabaseThatDoesNotAnswer() throws SQLException {
        try (SqlLedger ledger = open();
                Connection other = postgres.dataSource().getConnection();
                Statement sql = other.createStatement()) {
            assertEquals(Optional.empty(), ledger.trouble());
            other.setAutoCommit(false);
            sql.execute("ALTER ROLE postgres NOLOGIN");
            other.commit();
            sql.execute(PostgresServer.CUT_CONNECTIONS);
            Installation.waiting().until(() -> ledger.trouble().isPresent());
            assertTrue(ledger.trouble().orElseThrow().contains("could not be"));
            sql.execute("ALTER ROLE postgres LOGIN");
            other.commit();
            Installation.waiting().until(() -> ledger.trouble().isEmpty());
        }
    }

    /** What a paused process would do: its transaction stays open, and holds what it has locked. */
    @Test
    void anothersTransactionKeepsItNoLongerThanTheTimeout() throws SQLException {
        try (SqlLedger ledger = open();
                Connection other = postgres.dataSource().getConnection();
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("LOCK TABLE " + schema + ".doku_orders IN ACCESS EXCLUSIVE MODE");
            LedgerException late =
                    assertThrows(
                            LedgerException.class,
                            () -> ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW));
            assertTrue(late.getMessage().contains("keeps it locked"), late.getMessage());
            other.rollback();
            ledger.record(List.of(SampleOrder.of("INV-1").valid()), 0, NOW);
        }
    }

    @Test
    void givesAHostItsConnectionsBackAsTheyWere() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.dataSource());
        config.setMaximumPoolSize(3);
        try (HikariDataSource given = new HikariDataSource(config)) {
            SqlLedger.open(given, address(null), "sandbox", NOWHERE, Clock.systemUTC()).close();
            List<Connection> returned = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                returned.add(given.getConnection());
            }
            for (Connection one : returned) {
                assertTrue(one.getAutoCommit());
                assertEquals(List.of("0"), asked(one, "SHOW lock_timeout"));
                assertEquals(List.of("0"), asked(one, "SHOW idle_in_transaction_session_timeout"));
                assertFalse(asked(one, "SHOW search_path").get(0).contains(schema));
                one.close();
            }
        }
        assertTrue(tables().contains("doku_orders"));
    }
}
