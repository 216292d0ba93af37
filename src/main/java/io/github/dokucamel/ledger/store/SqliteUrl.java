package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Shown;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** {@code jdbc:sqlite:<file>}, and what holds for a connection to it. */
final class SqliteUrl {

    private SqliteUrl() {}

    /** @throws LedgerException when it is not that of a file */
    static Path path(String url) {
        if (!url.startsWith("jdbc:sqlite:") || url.contains(":memory:")) {
            throw new LedgerException(
                    "doku.ledger.url: "
                            + Shown.url(url)
                            + " is neither an SQLite file (jdbc:sqlite:<file>) nor a PostgreSQL"
                            + " database (jdbc:postgresql://host/database)");
        }
        return Path.of(url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*$", ""));
    }

    /** Its commits are on disk when they return. */
    static void makeDurable(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA busy_timeout = 5000");
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = FULL");
            sql.execute("PRAGMA cache_size = -8000");
        }
    }
}
