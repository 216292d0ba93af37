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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates the tables and brings older ledgers up to date, one numbered script after the other. */
final class Schema {

    static final String TABLE = "doku_schema";

    static final int VERSION = 10;

    /** The oldest version whose nodes may work on what this one has made. */
    private static final int MINIMUM = 10;

    /**
     * What a ledger says of itself.
     *
     * @param version 0 where there is none yet
     * @param earlier whether its tables have their earlier names
     */
    private record Found(int version, int minimum, @Nullable String environment, boolean earlier) {}

    private Schema() {}

    /**
     * Also ties the ledger to its environment: a second one is refused.
     *
     * @param file a copy is kept beside it before an earlier ledger is changed; null for none
     */
    static void prepare(
            Statements statements, Dialect dialect, String environment, @Nullable Path file)
            throws SQLException {
        prepare(statements, dialect, environment, file, made -> {});
    }

    /** @param beside what is written in the same commit, where tables are made or changed */
    static void prepare(
            Statements statements,
            Dialect dialect,
            String environment,
            @Nullable Path file,
            Consumer<Statements> beside)
            throws SQLException {
        Connection connection = statements.connection();
        try (Statement sql = connection.createStatement()) {
            dialect.alone(sql);
            Found found = found(sql, dialect);
            requireKnown(found);
            requireOwner(found.environment(), environment);
            if (found.version() >= VERSION) {
                connection.commit();
                return;
            }
            if (found.version() == 0) {
                dialect.requireRoom(sql);
            } else if (file != null) {
                connection.commit();
                CopyBeside.keep(connection, file, found.version());
            }
            if (found.earlier()) {
                EarlierNames.rename(sql);
            }
            run(sql, dialect, found.version());
            note(sql, dialect, environment);
            beside.accept(statements);
        }
        connection.commit();
    }

    private static void run(Statement sql, Dialect dialect, int version) throws SQLException {
        sql.executeUpdate(
                "CREATE TABLE IF NOT EXISTS doku_ledger_info"
                        + " (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
        for (int next = version + 1; next <= VERSION; next++) {
            for (String statement : script(next).split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    sql.executeUpdate(dialect.spelled(statement));
                }
            }
        }
    }

    private static void note(Statement sql, Dialect dialect, String environment)
            throws SQLException {
        sql.executeUpdate("DELETE FROM doku_schema");
        sql.executeUpdate(
                "INSERT INTO doku_schema (version, minimum_version, environment) VALUES (%s, %s, '%s')"
                        .formatted(VERSION, MINIMUM, environment));
        if (dialect.isSqlite()) {
            EarlierNames.leaveWord(sql, VERSION);
        }
    }

    private static Found found(Statement sql, Dialect dialect) throws SQLException {
        if (!dialect.tables(sql.getConnection()).contains(TABLE)) {
            int version = dialect.isSqlite() ? EarlierNames.version(sql) : 0;
            return version == 0
                    ? new Found(0, 0, null, false)
                    : new Found(version, version, EarlierNames.environment(sql), true);
        }
        try (ResultSet row =
                sql.executeQuery("SELECT version, minimum_version, environment FROM doku_schema")) {
            return row.next()
                    ? new Found(row.getInt(1), row.getInt(2), row.getString(3), false)
                    : new Found(0, 0, null, false);
        }
    }

    private static void requireKnown(Found found) {
        if (found.minimum() > VERSION) {
            throw new LedgerException(
                    ("The ledger was written by a newer doku-camel (schema %s, this one knows %s);"
                                    + " start that version")
                            .formatted(found.version(), VERSION));
        }
    }

    /** Of a ledger that is only visited: nothing of it is changed here. */
    static void require(Statements statements, Dialect dialect, String environment)
            throws SQLException {
        try (Statement sql = statements.connection().createStatement()) {
            Found found = found(sql, dialect);
            if (found.version() < VERSION || found.minimum() > VERSION) {
                throw new LedgerException(
                        "The ledger is of another version (schema %s, this one knows %s); start this version of the service once, or take the command of the other"
                                .formatted(found.version(), VERSION));
            }
            requireOwner(found.environment(), environment);
        }
    }

    private static void requireOwner(@Nullable String owner, String environment) {
        if (owner != null && !owner.equals(environment)) {
            throw new LedgerException(
                    ("The ledger belongs to doku.environment = %s, this start says %s; give each"
                                    + " environment a ledger of its own")
                            .formatted(owner, environment));
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
