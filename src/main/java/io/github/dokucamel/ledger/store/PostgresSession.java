package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerHeldException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for each of our connections to PostgreSQL.
 *
 * @param schema to set; null for the one that the connection has
 * @param timeout how long one waits for the database, or for another one's transaction
 * @param isOurs whether the connection is nobody else's afterwards
 */
record PostgresSession(@Nullable String schema, Duration timeout, boolean isOurs) {

    /** Of the schema: two ledgers in one database know nothing of each other. */
    private static final String HERE =
            "(SELECT (oid::bigint % 2147483647)::int FROM pg_namespace WHERE nspname = current_schema())";

    private static final int MAKE = 1_685_023_605;
    private static final int HOLD = MAKE + 1;
    private static final int WRITE = MAKE + 2;

    private static final String LOCK_TIMEOUT = "55P03";

    private static final List<String> SET =
            List.of(
                    "lock_timeout",
                    "idle_in_transaction_session_timeout",
                    "synchronous_commit",
                    "search_path",
                    "default_transaction_isolation");

    /** A database may answer late where it has much to do. */
    private static final int LONG = 60;

    void begin(Connection connection, Use use) throws SQLException {
        connection.setAutoCommit(true);
        long ms = timeout.toMillis();
        long answerMs = ms * (use.isLong() ? LONG : 2);
        connection.setNetworkTimeout(Runnable::run, (int) Math.min(answerMs, Integer.MAX_VALUE));
        try (Statement sql = connection.createStatement()) {
            if (schema != null) {
                connection.setSchema(schema);
            }
            sql.execute("SET lock_timeout = " + ms);
            // Whoever is paused inside a transaction keeps nobody longer than this; of a copy one
            // side waits for the other, and for nobody else.
            sql.execute(
                    "SET idle_in_transaction_session_timeout = "
                            + (use == Use.COPY ? answerMs : ms));
            sql.execute("SET synchronous_commit = on");
            sql.execute("SET default_transaction_isolation = 'read committed'");
            if (use.holds()) {
                hold(sql);
            }
        }
        connection.setAutoCommit(false);
    }

    /** As long as the connection lives; one that broke may live on for a while at the server. */
    private static void hold(Statement sql) throws SQLException {
        try {
            sql.execute("SELECT pg_advisory_lock(" + HOLD + ", " + HERE + ")");
        } catch (SQLException e) {
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                throw new LedgerHeldException(
                        "Another process holds the ledger in this schema; one ledger has one runner. Stop the other one, or give this one its own doku.ledger.schema");
            }
            throw e;
        }
    }

    /** Until the end of the transaction nobody else writes, as in a file. */
    void alone(Statements sql) {
        sql.any("SELECT 1 FROM pg_advisory_xact_lock(" + WRITE + ", " + HERE + ")");
    }

    /** The same of tables: nobody else makes or changes them. */
    static void making(Statement sql) throws SQLException {
        sql.execute("SELECT pg_advisory_xact_lock(" + MAKE + ", " + HERE + ")");
    }

    void end(Connection connection) throws SQLException {
        if (isOurs && connection.isClosed()) {
            return;
        }
        connection.rollback();
        connection.setAutoCommit(true);
        try (Statement sql = connection.createStatement()) {
            sql.execute("SELECT pg_advisory_unlock_all()");
            for (String name : SET) {
                sql.execute("RESET " + name);
            }
        }
        connection.setNetworkTimeout(Runnable::run, 0);
    }
}
