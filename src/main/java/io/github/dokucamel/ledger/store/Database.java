package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * Where the ledger's connections come from: an SQLite file that this process alone may open, or a
 * DataSource that a host gives.
 */
final class Database implements AutoCloseable {

    private interface Connections {
        Connection next() throws SQLException;
    }

    private final Connections connections;
    private final String name;

    /** Null for what a host gives. */
    private final @Nullable LedgerFile file;

    private final LedgerMark mark;
    private Dialect dialect = Dialect.SQLITE;

    private Database(
            Connections connections, String name, @Nullable LedgerFile file, LedgerMark mark) {
        this.connections = connections;
        this.name = name;
        this.file = file;
        this.mark = mark;
    }

    static Database of(DataSource given) {
        return new Database(
                given::getConnection, "of the given DataSource", null, LedgerMark.open(null));
    }

    /**
     * @param url {@code jdbc:sqlite:<file>}
     * @param mark outside the data directory; null for none
     * @throws LedgerException when another process holds the file, or it is damaged
     */
    static Database sqlite(String url, @Nullable Path mark) {
        LedgerFile file = LedgerFile.hold(path(url));
        try {
            NativeLibrary.load();
            LedgerInspection.run(file, new LedgerTrouble(file.path().toString(), true));
            LedgerRights.makeIfMissing(file.path());
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
        return new Database(
                () -> DriverManager.getConnection(url),
                file.path().toString(),
                file,
                LedgerMark.open(mark));
    }

    /**
     * For a command that runs beside the process which holds the file: it takes no lock of its own
     * and makes no file.
     *
     * @param mode when its transactions keep other writers out: from the beginning, or never as long
     *     as they only read
     */
    static Database beside(String url) {
        return beside(url, TransactionMode.IMMEDIATE);
    }

    /** The same for a command that only reads: its transactions keep nobody out, and write nothing. */
    static Database readBeside(String url) {
        return beside(url, TransactionMode.DEFERRED);
    }

    static Database beside(String url, TransactionMode mode) {
        Path file = path(url).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new LedgerException(
                    "There is no ledger " + file + ". Give the settings that the service has");
        }
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setTransactionMode(mode);
        return new Database(
                () -> config.createConnection("jdbc:sqlite:" + file),
                file.toString(),
                null,
                LedgerMark.open(null));
    }

    /** @throws LedgerException when it is not that of an SQLite file */
    static Path path(String url) {
        if (!url.startsWith("jdbc:sqlite:") || url.contains(":memory:")) {
            throw new LedgerException(
                    "doku.ledger.url: "
                            + Shown.url(url)
                            + " is no SQLite file (jdbc:sqlite:<file>)");
        }
        return Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", ""));
    }

    /** A connection without auto-commit, whose commits are on disk when they return. */
    Connection connect() throws SQLException {
        Connection connection = connections.next();
        try {
            dialect = Dialect.of(connection);
            if (dialect.isSqlite()) {
                durable(connection);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What keeps count of the commits; called once, when the tables are there. */
    CommitCount count(String environment, Statements sql) throws SQLException {
        return file == null ? CommitCount.NONE : CommitCount.of(file, mark, environment, sql);
    }

    /** Null for what a host gives. */
    @Nullable Path file() {
        return file == null ? null : file.path();
    }

    /** Known once there has been a connection. */
    Dialect dialect() {
        return dialect;
    }

    LedgerTrouble trouble() {
        return new LedgerTrouble(name, dialect.isSqlite());
    }

    @Override
    public void close() {
        mark.close();
        if (file != null) {
            file.close();
        }
    }

    private static void durable(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA busy_timeout = 5000");
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = FULL");
            sql.execute("PRAGMA cache_size = -8000");
        }
    }
}
