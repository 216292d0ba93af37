package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import java.util.List;
import java.util.Optional;

/** Lanes of batches that were checked and may go: of each the index of open orders leads to its own. */
final class DueLanes {

    private static final String RELEASED =
            " FROM doku_batches b WHERE b.gate = 'released' AND b.open > 0";

    private static final String OPEN =
            " FROM doku_orders o WHERE o.state = 'open' AND o.merchant = ? AND o.lane = b.id + 10";

    /** Those with an order that is due, by the batches' age. */
    private static final String DUE =
            "SELECT b.id + 10"
                    + RELEASED
                    + " AND EXISTS (SELECT 1"
                    + OPEN
                    + " AND o.due_at <= ? AND o.claimed_until < ?)";

    private DueLanes() {}

    static List<Long> due(Statements sql, String merchant, long now) {
        return sql.list(DUE + " ORDER BY b.id", row -> row.getLong(1), merchant, now, now);
    }

    static boolean isAnyDue(Statements sql, String merchant, long now) {
        return sql.any(DUE + " LIMIT 1", merchant, now, now);
    }

    /** When an order of them becomes due next. */
    static Optional<Long> next(Statements sql, String merchant, long now) {
        return sql.one(
                        "SELECT MIN((SELECT MIN(o.due_at)"
                                + OPEN
                                + " AND o.due_at > ?)) AS due_at"
                                + RELEASED,
                        row ->
                                Statements.number(row, "due_at") == null
                                        ? Optional.<Long>empty()
                                        : Optional.of(row.getLong("due_at")),
                        merchant,
                        now)
                .flatMap(found -> found);
    }

    static boolean isAnyOpen(Statements sql, String merchant) {
        return sql.any(
                "SELECT 1" + RELEASED + " AND EXISTS (SELECT 1" + OPEN + ") LIMIT 1", merchant);
    }
}
