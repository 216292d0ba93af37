package io.github.dokucamel.ledger;

import io.github.dokucamel.order.Shown;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Where the ledger's connections come from: an SQLite file that this process alone may open, or a
 * DataSource that a host gives.
 */
interface Database extends AutoCloseable {

    /** A connection without auto-commit, whose commits are on disk when they return. */
    Connection connect() throws SQLException;

    @Override
    void close();

    static Database of(DataSource given) {
        return new Database() {
            @Override
            public Connection connect() throws SQLException {
                Connection connection = given.getConnection();
                if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
                    durable(connection);
                }
                connection.setAutoCommit(false);
                return connection;
            }

            @Override
            public void close() {}
        };
    }

    /**
     * @param url {@code jdbc:sqlite:<file>}
     * @throws LedgerException when another process holds the file
     */
    static Database sqlite(String url) {
        if (!url.startsWith("jdbc:sqlite:") || url.contains(":memory:")) {
            throw new LedgerException(
                    "doku.ledger.url: "
                            + Shown.url(url)
                            + " is no SQLite file (jdbc:sqlite:<file>)");
        }
        String path = url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", "");
        Path file = Path.of(path).toAbsolutePath();
        FileChannel held = hold(file.resolveSibling(file.getFileName() + ".lock"), file);
        return new Database() {
            @Override
            public Connection connect() throws SQLException {
                Connection connection = DriverManager.getConnection(url);
                durable(connection);
                connection.setAutoCommit(false);
                return connection;
            }

            @Override
            public void close() {
                try {
                    held.close();
                } catch (IOException e) {
                    // The lock goes with the process at the latest.
                }
            }
        };
    }

    private static FileChannel hold(Path lock, Path file) {
        try {
            Files.createDirectories(lock.getParent());
            FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held;
            try {
                held = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                held = null;
            }
            if (held == null) {
                channel.close();
                throw new LedgerException(
                        "Another process holds the ledger "
                                + file
                                + "; one ledger has one runner. Stop the other one, or give this"
                                + " one its own doku.data-dir");
            }
            return channel;
        } catch (IOException e) {
            throw new LedgerException("The ledger " + file + " cannot be opened: " + e, e);
        }
    }

    private static void durable(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA busy_timeout = 10000");
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = FULL");
            sql.execute("PRAGMA cache_size = -8000");
        }
    }
}
