package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.store.RecordRow;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.List;

/** Merchants on hold, so that a restart asks before it sends. */
final class Holding {

    private static final Row<Hold> HOLD = new RecordRow<>(Hold.class);

    private Holding() {}

    static List<Hold> all(Statements sql) {
        return sql.list("SELECT merchant, code, reason, since FROM holds ORDER BY merchant", HOLD);
    }

    static Integer hold(Statements sql, Hold hold) {
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

    static Integer lift(Statements sql, String merchant) {
        return sql.update("DELETE FROM holds WHERE merchant = ?", merchant);
    }
}
