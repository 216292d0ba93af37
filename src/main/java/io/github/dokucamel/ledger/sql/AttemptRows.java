package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.store.Statements;

/** Rows of the attempts table. */
final class AttemptRows {

    /**
     * How often the order {@code o} was sent, as a column of a query: what the gateway may have seen,
     * no outcome that a status call told, and no refusal of our own. One without an answer class was
     * begun and never finished.
     */
    static final String SENT =
            """
            (SELECT COUNT(*) FROM doku_attempts WHERE order_id = o.id
              AND COALESCE(answer_class, '') NOT IN ('NOT_SENT', 'NOT_READY', 'STILL_UNKNOWN')
              AND NOT (COALESCE(answer_class, '') IN ('UNRESOLVED', 'ACCEPTED', 'DECLINED', 'HOLD')
                AND http_status IS NULL)) AS sent""";

    private AttemptRows() {}

    /** Notes how an attempt ended; what that adds to the history is still to be written. */
    static History.Event finish(Statements sql, Attempt attempt, AttemptResult result, long now) {
        sql.update(
                """
                UPDATE doku_attempts SET finished_at = ?, answer_class = ?, http_status = ?, code = ?,
                  message = ? WHERE order_id = ? AND number = ?""",
                now,
                result.answerClass(),
                result.httpStatus(),
                result.code(),
                result.message(),
                attempt.claim().orderId(),
                attempt.number());
        return new History.Event(
                attempt.claim().orderId(),
                now,
                "attempt " + attempt.number(),
                result.answerClass()
                        + (result.httpStatus() == null ? "" : " HTTP " + result.httpStatus())
                        + (result.code() == null ? "" : " " + result.code()));
    }
}
