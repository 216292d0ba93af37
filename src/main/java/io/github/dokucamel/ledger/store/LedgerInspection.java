package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Looks at a ledger before it is used, without changing a byte of it: a damaged one is for a person to mend. */
final class LedgerInspection {

    private LedgerInspection() {}

    /** @throws LedgerException saying what is wrong and what to do */
    static void run(LedgerFile file, LedgerTrouble trouble) {
        if (!file.wasThere()) {
            return;
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.path());
                Statement sql = connection.createStatement()) {
            requireSound(sql);
        } catch (SQLException e) {
            throw trouble.of("opened", e);
        }
    }

    private static void requireSound(Statement sql) throws SQLException {
        // Every page is read, at the pace of the disk; what indexes hold is not compared.
        try (ResultSet found = sql.executeQuery("PRAGMA quick_check(1)")) {
            if (found.next() && !found.getString(1).equals("ok")) {
                throw new SQLException(found.getString(1).lines().findFirst().orElse(""), "", 11);
            }
        }
    }
}
