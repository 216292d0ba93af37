package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Acts.Act;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.store.Statements;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the acts table. */
final class ActRows {

    /** Two that are alike within this time are one. */
    private static final long ALIKE_MS = 10_000;

    /** A call that was not recorded by then never will be. */
    private static final long CALL_MS = 60_000;

    private static final String COLUMNS =
            "SELECT digest, amount, call_key, revision, meant_id FROM doku_acts";

    private ActRows() {}

    /**
     * One of them.
     *
     * @param isAlike whether it is the act that is asked for
     */
    record Earlier(boolean isAlike, Acted acted) {}

    /** The act under that key, or the same a moment ago. */
    static Optional<Earlier> earlier(Statements sql, long orderId, Act act, long now) {
        if (act.key() != null) {
            return sql.one(
                    COLUMNS + " WHERE order_id = ? AND act_key = ? ORDER BY id DESC LIMIT 1",
                    row -> earlier(row, act),
                    orderId,
                    act.key());
        }
        return sql.one(
                COLUMNS
                        + " WHERE order_id = ? AND digest = ? AND person = ? AND act_key IS NULL"
                        + " AND at > ? AND at <= ? ORDER BY id DESC LIMIT 1",
                row -> earlier(row, act),
                orderId,
                act.digest(),
                act.person(),
                now - ALIKE_MS,
                now);
    }

    private static Earlier earlier(ResultSet row, Act act) throws SQLException {
        String amount = row.getString("amount");
        return new Earlier(
                act.digest().equals(row.getString("digest")),
                new Acted(
                        null,
                        null,
                        true,
                        amount == null ? null : new BigDecimal(amount),
                        row.getString("call_key"),
                        row.getInt("revision"),
                        row.getLong("meant_id")));
    }

    /** Whether a call for one of these orders has no answer that is certain. */
    static boolean isUnderWay(Statements sql, List<Long> orderIds, String merchant, long now) {
        return orderIds.stream().anyMatch(id -> isUnderWay(sql, id, merchant, now));
    }

    private static boolean isUnderWay(Statements sql, long orderId, String merchant, long now) {
        return sql.any(
                """
                SELECT 1 FROM doku_acts a LEFT JOIN doku_orders c ON c.merchant = ?
                  AND c.operation = a.operation AND c.call_key = a.call_key AND c.claims_key = 1
                  WHERE a.order_id = ? AND a.call_key IS NOT NULL
                  AND (c.outcome = 'unresolved' OR c.id IS NOT NULL AND c.outcome IS NULL
                    OR c.id IS NULL AND a.at > ?) LIMIT 1""",
                merchant,
                orderId,
                now - CALL_MS);
    }

    static void add(
            Statements sql,
            long orderId,
            Act act,
            @Nullable String operation,
            Acted acted,
            long now) {
        BigDecimal amount = acted.amount();
        sql.update(
                """
                INSERT INTO doku_acts (order_id, act, person, digest, act_key, at, amount, operation,
                  call_key, revision, meant_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                orderId,
                act.kind().text(),
                act.person(),
                act.digest(),
                act.key(),
                now,
                amount == null ? null : amount.toPlainString(),
                operation,
                acted.callKey(),
                acted.revision() == 0 ? null : acted.revision(),
                acted.orderId());
    }

    /** Of its own, so that the call of one act is no other's. */
    static String callKey(Kind kind, long orderId, int number) {
        return "act-" + kind.text() + "-" + orderId + "-" + number;
    }

    static int count(Statements sql, long orderId) {
        return sql.one(
                        "SELECT COUNT(*) FROM doku_acts WHERE order_id = ?",
                        row -> row.getInt(1),
                        orderId)
                .orElse(0);
    }
}
