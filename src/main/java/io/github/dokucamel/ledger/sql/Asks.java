package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepted orders whose payment DOKU is asked for, and when. */
interface Asks extends Payments, Stored {

    String SELECT =
            """
            SELECT o.id AS order_id, o.merchant, o.operation, o.invoice_number,
              COALESCE(o.doku_number, o.invoice_number) AS doku_number, r.request_id,
              o.settled_at AS accepted_at, r.body AS request_body, r.answer
              FROM doku_orders o LEFT JOIN doku_requests r ON r.order_id = o.id""";

    Row<Question> QUESTION = Row.of(Question.class);

    @Override
    default Question question(long orderId) {
        return ledger().one(SELECT + " WHERE o.id = ?", QUESTION, orderId).orElseThrow();
    }

    @Override
    default List<Question> due(String merchant, int limit, long now, long until) {
        return ledger().write(sql -> due(sql, merchant, limit, now, until));
    }

    private static List<Question> due(
            Statements sql, String merchant, int limit, long now, long until) {
        List<Question> due =
                sql.list(
                        SELECT
                                + " WHERE o.merchant = ? AND o.ask_at <= ? ORDER BY o.ask_at LIMIT ?",
                        QUESTION,
                        merchant,
                        now,
                        limit);
        sql.updateAll(
                "UPDATE doku_orders SET ask_at = ? WHERE id IN",
                due.stream().map(Question::orderId).toList(),
                until);
        return due;
    }

    @Override
    default void askSoon(String merchant, String number, long now) {
        ledger().update(
                        """
                        UPDATE doku_orders SET ask_at = ? WHERE ask_at > ? AND id IN
                          (SELECT id FROM doku_orders WHERE merchant = ? AND claims_key = 1
                            AND invoice_number = ?
                          UNION ALL SELECT id FROM doku_orders WHERE merchant = ? AND claims_key = 1
                            AND doku_number = ?)""",
                        now,
                        now,
                        merchant,
                        number,
                        merchant,
                        number);
    }

    @Override
    default Optional<Long> nextAsk(String merchant) {
        return ledger().one(
                        """
                        SELECT ask_at FROM doku_orders WHERE merchant = ? AND ask_at IS NOT NULL
                          ORDER BY ask_at LIMIT 1""",
                        row -> row.getLong(1),
                        merchant);
    }

    /** One whose payment became final meanwhile needs no asking any more. */
    static void asked(Statements sql, Question question, @Nullable Long nextAt, long now) {
        sql.update("UPDATE doku_orders SET asked = asked + 1 WHERE id = ?", question.orderId());
        int scheduled =
                sql.update(
                        "UPDATE doku_orders SET ask_at = ? WHERE id = ? AND ask_at IS NOT NULL",
                        nextAt,
                        question.orderId());
        if (scheduled == 1 && nextAt == null) {
            History.add(sql, question.orderId(), now, "no longer asked for", null);
        }
    }
}
