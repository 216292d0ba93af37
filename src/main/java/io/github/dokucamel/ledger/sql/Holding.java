package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.SQLException;
import java.util.List;

/** Merchants on hold, so that a restart asks before it sends. */
final class Holding {

    private Holding() {}

    static List<Hold> all(Statements sql) throws SQLException {
        return sql.list(
                "SELECT merchant, code, reason, since FROM holds ORDER BY merchant",
                row ->
                        new Hold(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4)));
    }

    static Integer hold(Statements sql, Hold hold) throws SQLException {
        return sql.update(
                """
                INSERT INTO holds (merchant, code, reason, since) VALUES (?, ?, ?, ?)
                  ON CONFLICT (merchant) DO UPDATE SET code = excluded.code,
                  reason = excluded.reason, since = excluded.since""",
                hold.merchant(),
                hold.code(),
                hold.reason(),
                hold.since());
    }

    static Integer lift(Statements sql, String merchant) throws SQLException {
        return sql.update("DELETE FROM holds WHERE merchant = ?", merchant);
    }
}
