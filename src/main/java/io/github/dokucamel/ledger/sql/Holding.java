package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.List;

/** Merchants on hold, so that a restart asks before it sends. */
interface Holding extends Ledger, Stored {

    Row<Hold> HOLD = Row.of(Hold.class);

    @Override
    default List<Hold> holds() {
        return ledger().list(
                        "SELECT merchant, code, reason, since FROM doku_holds ORDER BY merchant",
                        HOLD);
    }

    @Override
    default void hold(Hold hold) {
        ledger().update(
                        """
                        INSERT INTO doku_holds (merchant, code, reason, since) VALUES (?, ?, ?, ?)
                          ON CONFLICT (merchant) DO UPDATE SET code = excluded.code,
                          reason = excluded.reason, since = excluded.since""",
                        hold.merchant(),
                        hold.code(),
                        hold.reason(),
                        hold.since());
    }

    @Override
    default void lift(String merchant) {
        ledger().update("DELETE FROM doku_holds WHERE merchant = ?", merchant);
    }
}
