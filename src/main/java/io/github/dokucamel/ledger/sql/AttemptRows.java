package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.SQLException;

/** Rows of the attempts table. */
final class AttemptRows {

    /**
     * What the gateway may have seen: no outcome that a status call told, and no refusal of our own.
     * One without an answer class was begun and never finished.
     */
    private static final String SENT =
            "COALESCE(answer_class, '') NOT IN ('NOT_SENT', 'NOT_READY', 'STILL_UNKNOWN')"
                    + " AND NOT (COALESCE(answer_class, '') IN ('UNRESOLVED', 'ACCEPTED',"
                    + " 'DECLINED', 'HOLD') AND http_status IS NULL)";

    /** How often the order {@code o} was sent, as a column of a query. */
    static final String SENT_COLUMN =
            "(SELECT COUNT(*) FROM attempts WHERE order_id = o.id AND " + SENT + ")";

    private AttemptRows() {}

    /** Notes how an attempt ended. */
    static void finish(Statements sql, Attempt attempt, AttemptResult result, long now)
            throws SQLException {
        sql.update(
                "UPDATE attempts SET finished_at = ?, answer_class = ?, http_status = ?, code = ?,"
                        + " message = ? WHERE order_id = ? AND number = ?",
                now,
                result.answerClass(),
                result.httpStatus(),
                result.code(),
                result.message(),
                attempt.claim().orderId(),
                attempt.number());
        Outcomes.event(
                sql,
                attempt.claim().orderId(),
                now,
                "attempt " + attempt.number(),
                result.answerClass()
                        + (result.httpStatus() == null ? "" : " HTTP " + result.httpStatus())
                        + (result.code() == null ? "" : " " + result.code()));
    }

    /** How often the order was sent, this finished attempt included. */
    static int sent(Statements sql, Attempt attempt) throws SQLException {
        return sql.one(
                        "SELECT COUNT(*) FROM attempts WHERE order_id = ? AND " + SENT,
                        row -> row.getInt(1),
                        attempt.claim().orderId())
                .orElse(0);
    }
}
