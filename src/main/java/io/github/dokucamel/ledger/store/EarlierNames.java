package io.github.dokucamel.ledger.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that tables of SQLite ledgers had up to schema 9, which other programs may have too:
 * {@code orders} and not {@code doku_orders}.
 */
final class EarlierNames {

    /** Found by a version of then, it says that the ledger is a newer one's. */
    private static final String INFO = "ledger_info";

    private EarlierNames() {}

    /** The schema of a ledger that has them; 0 of any other. */
    static int version(Statement sql) throws SQLException {
        String version =
                tables(sql, "name = '" + INFO + "'").isEmpty()
                        ? null
                        : value(sql, "schema_version");
        return version == null ? 0 : Integer.parseInt(version);
    }

    /** Its environment; null where it has none yet. */
    static @Nullable String environment(Statement sql) throws SQLException {
        return value(sql, "environment");
    }

    private static @Nullable String value(Statement sql, String name) throws SQLException {
        return Dialect.texts(sql, "SELECT value FROM " + INFO + " WHERE name = '" + name + "'")
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Gives each table its present name. Indices keep theirs but for those that a later script drops. */
    static void rename(Statement sql) throws SQLException {
        for (String index : List.of("orders_near", "orders_same_email", "orders_same_phone")) {
            sql.executeUpdate("DROP INDEX IF EXISTS " + index);
        }
        for (String table : tables(sql, "name NOT LIKE 'sqlite%'")) {
            sql.executeUpdate("ALTER TABLE " + table + " RENAME TO doku_" + table);
        }
    }

    /** Keeps a version of then from beginning anew in the same file. */
    static void leaveWord(Statement sql, int version) throws SQLException {
        sql.executeUpdate(
                "CREATE TABLE IF NOT EXISTS "
                        + INFO
                        + " (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
        sql.executeUpdate("DELETE FROM " + INFO);
        sql.executeUpdate("INSERT INTO " + INFO + " VALUES ('schema_version', '" + version + "')");
    }

    /** Nobody works in the file any more. */
    static void takeWordAway(Statement sql) throws SQLException {
        sql.executeUpdate("DROP TABLE IF EXISTS " + INFO);
    }

    private static List<String> tables(Statement sql, String which) throws SQLException {
        return Dialect.texts(
                sql, "SELECT name FROM sqlite_master WHERE type = 'table' AND " + which);
    }
}
