package io.github.dokucamel.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
        if (tables(sql, "name = '" + INFO + "'").isEmpty()) {
            return 0;
        }
        try (ResultSet found =
                sql.executeQuery("SELECT value FROM " + INFO + " WHERE name = 'schema_version'")) {
            return found.next() ? Integer.parseInt(found.getString(1)) : 0;
        }
    }

    /** Its environment; null where it has none yet. */
    static @Nullable String environment(Statement sql) throws SQLException {
        try (ResultSet found =
                sql.executeQuery("SELECT value FROM " + INFO + " WHERE name = 'environment'")) {
            return found.next() ? found.getString(1) : null;
        }
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

    private static List<String> tables(Statement sql, String which) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found =
                sql.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND " + which)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }
}
