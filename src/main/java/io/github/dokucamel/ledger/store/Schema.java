package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Creates the tables and brings older ledgers up to date, one numbered script after the other. */
final class Schema {

    static final int VERSION = 9;

    private Schema() {}

    /**
     * Also ties the ledger to its environment: a second one is refused.
     *
     * @param file a copy is kept beside it before an earlier ledger is changed; null for none
     */
    static void prepare(Statements statements, String environment, @Nullable Path file)
            throws SQLException {
        Connection connection = statements.connection();
        boolean isSqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
        String identity =
                isSqlite
                        ? "INTEGER PRIMARY KEY"
                        : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        try (Statement sql = connection.createStatement()) {
            sql.executeUpdate(
                    "CREATE TABLE IF NOT EXISTS ledger_info"
                            + " (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
            int version = Integer.parseInt(value(sql, "schema_version", "0"));
            if (version > VERSION) {
                throw new LedgerException(
                        ("The ledger was written by a newer doku-camel (schema %s, this one knows %s);"
                                        + " start that version")
                                .formatted(version, VERSION));
            }
            if (version > 0 && version < VERSION && file != null) {
                connection.commit();
                CopyBeside.keep(connection, file, version);
            }
            for (int next = version + 1; next <= VERSION; next++) {
                for (String statement : script(next).split(";\\s*\\n")) {
                    if (!statement.isBlank()) {
                        sql.executeUpdate(
                                statement
                                        .replace("{identity}", identity)
                                        .replace("{by key}", isSqlite ? " WITHOUT ROWID" : ""));
                    }
                }
            }
            sql.executeUpdate("DELETE FROM ledger_info WHERE name = 'schema_version'");
            sql.executeUpdate(
                    "INSERT INTO ledger_info VALUES ('schema_version', '" + VERSION + "')");
            String owner = value(sql, "environment", environment);
            requireOwner(owner, environment);
            sql.executeUpdate("DELETE FROM ledger_info WHERE name = 'environment'");
            sql.executeUpdate("INSERT INTO ledger_info VALUES ('environment', '" + owner + "')");
        }
        connection.commit();
    }

    /** Of a ledger that is only visited: nothing of it is changed here. */
    static void require(Statements statements, String environment) throws SQLException {
        try (Statement sql = statements.connection().createStatement()) {
            String version = value(sql, "schema_version", "0");
            if (!version.equals(Integer.toString(VERSION))) {
                throw new LedgerException(
                        "The ledger is of another version (schema %s, this one knows %s); start this version of the service once, or take the command of the other"
                                .formatted(version, VERSION));
            }
            requireOwner(value(sql, "environment", environment), environment);
        }
    }

    private static void requireOwner(String owner, String environment) {
        if (!owner.equals(environment)) {
            throw new LedgerException(
                    ("The ledger belongs to doku.environment = %s, this start says %s; give each"
                                    + " environment a data directory of its own")
                            .formatted(owner, environment));
        }
    }

    private static String value(Statement sql, String name, String otherwise) throws SQLException {
        try (ResultSet found =
                sql.executeQuery("SELECT value FROM ledger_info WHERE name = '" + name + "'")) {
            return found.next() ? found.getString(1) : otherwise;
        }
    }

    private static String script(int version) {
        String name = "/META-INF/doku/ledger/schema-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)--.*$", "") + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
