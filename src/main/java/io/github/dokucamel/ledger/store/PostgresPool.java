package io.github.dokucamel.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.told.Shown;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Connections to a PostgreSQL database that are ours: made, kept and closed here. */
final class PostgresPool implements AutoCloseable {

    /** Names that need no quotes. */
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** One that writes, one that reads, and those of what takes long. */
    private static final int MOST = 6;

    private static final long LONGEST_CONNECT_MS = 3_000;

    private final HikariDataSource pool;

    private PostgresPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects to nothing yet.
     *
     * @throws LedgerException when the driver or the pool is not there, or the address is none
     */
    static PostgresPool of(LedgerAddress address) {
        requireDriver();
        requireSchema(address.schema());
        // Whether it can be reached is known sooner than what it answers.
        long connectMs = Math.min(address.timeout().toMillis(), LONGEST_CONNECT_MS);
        HikariConfig config = new HikariConfig();
        config.setPoolName("doku-ledger");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        if (address.password() != null) {
            config.setPassword(address.password().revealed());
        }
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(connectMs);
        // What was wrong at the start is told by who connects, and may be mended meanwhile.
        config.setInitializationFailTimeout(-1);
        long seconds = Math.max(1, connectMs / 1_000);
        config.addDataSourceProperty("connectTimeout", Long.toString(seconds));
        config.addDataSourceProperty("loginTimeout", Long.toString(seconds));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "doku-camel");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new PostgresPool(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw new LedgerException(
                    "doku.ledger.url: %s is no address of a PostgreSQL database (jdbc:postgresql://host/database)"
                            .formatted(Shown.url(address.url())),
                    e);
        }
    }

    private static void requireDriver() {
        try {
            Class.forName("org.postgresql.Driver", false, PostgresPool.class.getClassLoader());
            Class.forName(
                    "com.zaxxer.hikari.HikariDataSource",
                    false,
                    PostgresPool.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LedgerException(
                    "doku.ledger.url names PostgreSQL, and org.postgresql:postgresql or com.zaxxer:HikariCP is not on the class path; add both, or give a DataSource",
                    e);
        }
    }

    private static void requireSchema(@Nullable String schema) {
        if (schema != null && !SCHEMA.matcher(schema).matches()) {
            throw new LedgerException(
                    "doku.ledger.schema has small letters, digits and _ only, and begins with no digit");
        }
    }

    Connection next() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            // The pool says that there was none in time; the database, why.
            throw e.getCause() instanceof SQLException why ? why : e;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
