package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Shown;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Where the ledger's connections come from: an SQLite file that this process alone may open, or a
 * DataSource that a host gives.
 */
public interface Database extends AutoCloseable {

    /** A connection without auto-commit, whose commits are on disk when they return. */
    Connection connect() throws SQLException;

    /** What keeps count of the commits; called once, when the tables are there. */
    CommitCount count(Statements sql) throws SQLException;

    LedgerTrouble trouble();

    @Override
    void close();

    static Database of(DataSource given) {
        return new Database() {
            private boolean sqlite;

            @Override
            public Connection connect() throws SQLException {
                Connection connection = given.getConnection();
                sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
                if (sqlite) {
                    durable(connection);
                }
                connection.setAutoCommit(false);
                return connection;
            }

            @Override
            public CommitCount count(Statements sql) {
                return CommitCount.NONE;
            }

            @Override
            public LedgerTrouble trouble() {
                return new LedgerTrouble("of the given DataSource", sqlite);
            }

            @Override
            public void close() {}
        };
    }

    /**
     * @param url {@code jdbc:sqlite:<file>}
     * @throws LedgerException when another process holds the file, or it is damaged
     */
    static Database sqlite(String url) {
        if (!url.startsWith("jdbc:sqlite:") || url.contains(":memory:")) {
            throw new LedgerException(
                    "doku.ledger.url: "
                            + Shown.url(url)
                            + " is no SQLite file (jdbc:sqlite:<file>)");
        }
        String path = url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", "");
        LedgerFile file = LedgerFile.hold(Path.of(path));
        LedgerTrouble trouble = new LedgerTrouble(file.path().toString(), true);
        try {
            LedgerInspection.run(file, trouble);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
        return new Database() {
            @Override
            public Connection connect() throws SQLException {
                Connection connection = DriverManager.getConnection(url);
                durable(connection);
                connection.setAutoCommit(false);
                return connection;
            }

            @Override
            public CommitCount count(Statements sql) throws SQLException {
                return CommitCount.of(file, sql);
            }

            @Override
            public LedgerTrouble trouble() {
                return trouble;
            }

            @Override
            public void close() {
                file.close();
            }
        };
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
