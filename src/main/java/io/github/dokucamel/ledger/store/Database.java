package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.told.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * Where the ledger's connections come from: an SQLite file that this process alone may open, a
 * PostgreSQL database, or a DataSource that a host gives.
 */
final class Database implements AutoCloseable {

    private interface Connections {
        Connection next() throws SQLException;
    }

    private final Connections connections;
    private final AutoCloseable source;
    private final String name;

    /** Null for what a host gives, or a server has. */
    private final @Nullable LedgerFile file;

    private final LedgerMark mark;
    private final @Nullable PostgresSession session;
    private Dialect dialect = Dialect.SQLITE;

    private Database(
            Connections connections,
            AutoCloseable source,
            String name,
            @Nullable LedgerFile file,
            LedgerMark mark,
            @Nullable PostgresSession session) {
        this.connections = connections;
        this.source = source;
        this.name = name;
        this.file = file;
        this.mark = mark;
        this.session = session;
    }

    /** @param address whose schema and timeout count, where it leads to PostgreSQL */
    static Database of(DataSource given, LedgerAddress address) {
        return new Database(
                given::getConnection,
                () -> {},
                "of the given DataSource",
                null,
                LedgerMark.open(null),
                new PostgresSession(address.schema(), address.timeout(), false));
    }

    /**
     * @param mark outside the data directory, of a file; null for none
     * @throws LedgerException when another process holds the file, or it is damaged
     */
    static Database of(LedgerAddress address, @Nullable Path mark) {
        return address.isPostgres() ? postgres(address) : sqlite(address.url(), mark);
    }

    /** The same of a ledger that must be there. */
    static Database existing(LedgerAddress address) {
        if (!address.isPostgres() && !Files.isRegularFile(SqliteUrl.path(address.url()))) {
            throw new LedgerException("There is no ledger " + SqliteUrl.path(address.url()));
        }
        return of(address, null);
    }

    private static Database postgres(LedgerAddress address) {
        PostgresPool pool = PostgresPool.of(address);
        return new Database(
                pool::next,
                pool,
                Shown.url(address.url()),
                null,
                LedgerMark.open(null),
                new PostgresSession(address.schema(), address.timeout(), true));
    }

    private static Database sqlite(String url, @Nullable Path mark) {
        LedgerFile file = LedgerFile.hold(SqliteUrl.path(url));
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
                file,
                file.path().toString(),
                file,
                LedgerMark.open(mark),
                null);
    }

    /**
     * For a command that runs beside the process which holds the ledger: it takes no lock of its own
     * and makes no file.
     *
     * @param mode when its transactions keep other writers out: from the beginning, or never as long
     *     as they only read
     */
    static Database beside(LedgerAddress address, TransactionMode mode) {
        if (address.isPostgres()) {
            return postgres(address);
        }
        Path file = SqliteUrl.path(address.url()).toAbsolutePath();
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
                () -> {},
                file.toString(),
                null,
                LedgerMark.open(null),
                null);
    }

    /** A connection without auto-commit, whose commits are on disk when they return. */
    Connection connect(Use use) throws SQLException {
        Connection connection = connections.next();
        try {
            dialect = Dialect.of(connection);
            if (dialect.isSqlite()) {
                connection.setAutoCommit(true);
                SqliteUrl.makeDurable(connection);
                connection.setAutoCommit(false);
            } else if (session != null) {
                session.begin(connection, use);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What a host gave it gets back as it was. */
    void release(Connection connection) throws SQLException {
        try (connection) {
            if (session != null && !dialect.isSqlite()) {
                session.end(connection);
            }
        }
    }

    /** Until the end of the transaction nobody else writes. */
    void alone(Statements sql) {
        if (session != null && !dialect.isSqlite()) {
            session.alone(sql);
        }
    }

    /** What keeps count of the commits; called once, when the tables are there. */
    CommitCount count(String environment, Statements sql) throws SQLException {
        return file == null ? CommitCount.NONE : CommitCount.of(file, mark, environment, sql);
    }

    /** Null for what a host gives, or a server has. */
    @Nullable Path file() {
        return file == null ? null : file.path();
    }

    /** As people know it. */
    String name() {
        return name;
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
        try {
            source.close();
        } catch (Exception e) {
            // Nothing of ours is lost with it.
        }
    }
}
