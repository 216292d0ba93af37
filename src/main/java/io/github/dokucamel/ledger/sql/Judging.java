package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orders of a batch that a person has to look at before they go: those that look as if they
 * were sent already, and those far from the others. Of two that look alike the later one is asked about.
 */
record Judging(Transactions ledger, long batchId, BatchRules rules) {

    /** What came to nothing is billed anew under another number with good reason. */
    private static final String MAY_BE_PAID =
            """
            p.claims_key = 1 AND p.invoice_number <> o.invoice_number
              AND (p.outcome IS NULL OR p.outcome NOT IN ('declined', 'conflict', 'cancelled'))
              AND (p.payment_status IS NULL OR p.payment_status NOT IN ('failed', 'expired'))""";

    private static final String SAME =
            """
            (SELECT p.id FROM doku_order_marks m JOIN doku_orders p ON p.id = m.order_id
              WHERE m.mark = o.%1$s AND p.%1$s = o.%1$s AND m.received_at >= o.received_at - ?
              AND m.order_id < o.id AND %2$s ORDER BY m.received_at, m.order_id LIMIT 1)""";

    private static final String FOUND =
            "SELECT * FROM (SELECT o.id, o.amount, "
                    + SAME.formatted("same_email", MAY_BE_PAID)
                    + " AS by_email, "
                    + SAME.formatted("same_phone", MAY_BE_PAID)
                    + " AS by_phone,"
                    + """
                     (SELECT MIN(p.id) FROM doku_order_marks m JOIN doku_orders p ON p.id = m.order_id
                        WHERE m.mark = o.near_number AND p.near_number = o.near_number
                        AND p.claims_key = 1 AND p.id < o.id
                        AND p.invoice_number <> o.invoice_number) AS near
                      FROM doku_orders o WHERE o.batch_id = ? AND o.state = 'open' AND o.lane > 0
                      AND o.tries = 0 AND o.claim = 0
                      AND NOT EXISTS (SELECT 1 FROM doku_questions q WHERE q.order_id = o.id)) f
                      WHERE by_email IS NOT NULL OR by_phone IS NOT NULL OR near IS NOT NULL
                      OR amount >= ?""";

    /**
     * One reason to ask.
     *
     * @param otherId the order it resembles; null for none
     * @param usual in rupiah; null unless its amount is far from it
     */
    private record Question(
            long orderId,
            String code,
            String field,
            @Nullable Long otherId,
            @Nullable Long usual) {}

    void ask(long now) {
        new Marking(ledger).enter();
        long usual = median();
        long outlier =
                Math.max(
                        rules.outlierFloor() + 1,
                        usual > Long.MAX_VALUE / rules.outlierFactor()
                                ? Long.MAX_VALUE
                                : usual * rules.outlierFactor());
        List<Question> found = new ArrayList<>();
        ledger.eachApart(
                FOUND,
                row -> {
                    add(found, row, outlier, usual);
                    if (found.size() >= SqlBatches.CHUNK) {
                        ask(List.copyOf(found), now);
                        found.clear();
                    }
                },
                rules.sameAmountWithinMs(),
                rules.sameAmountWithinMs(),
                batchId,
                outlier);
        ask(found, now);
    }

    private static void add(List<Question> found, ResultSet row, long outlier, long usual)
            throws SQLException {
        long id = row.getLong("id");
        Long near = number(row, "near");
        Long email = number(row, "by_email");
        Long same = email == null ? number(row, "by_phone") : email;
        if (near != null) {
            found.add(new Question(id, "near_number", "invoice_number", near, null));
        }
        if (same != null) {
            found.add(new Question(id, "looks_sent", "amount", same, null));
        }
        if (row.getLong("amount") >= outlier) {
            found.add(new Question(id, "outlier", "amount", null, usual));
        }
    }

    /** Of the amounts that would go; 0 of none. */
    private long median() {
        // Of a check workbook with the file that it puts right.
        String those =
                " FROM doku_orders WHERE (batch_id = ? OR batch_id IN (SELECT batch_id FROM doku_repaired_rows"
                        + " WHERE repair_id = ?)) AND claims_key = 1 AND amount IS NOT NULL";
        long count =
                ledger.one("SELECT COUNT(*)" + those, row -> row.getLong(1), batchId, batchId)
                        .orElse(0L);
        List<Long> middle = new ArrayList<>();
        ledger.eachApart(
                "SELECT amount" + those + " ORDER BY amount LIMIT ? OFFSET ?",
                row -> middle.add(row.getLong(1)),
                batchId,
                batchId,
                count % 2 == 0 ? 2 : 1,
                Math.max(0, (count - 1) / 2));
        return (long) middle.stream().mapToLong(amount -> amount).average().orElse(0);
    }

    private void ask(List<Question> found, long now) {
        if (!found.isEmpty()) {
            ledger.write(sql -> ask(sql, found, now));
        }
    }

    private int ask(Statements sql, List<Question> found, long now) {
        List<Event> history = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Question one : found) {
            history.add(new Event(one.orderId(), now, "waiting", one.code()));
            rows.add(
                    new Object[] {
                        one.orderId(),
                        batchId,
                        one.code(),
                        one.field(),
                        one.otherId(),
                        one.usual(),
                        now
                    });
        }
        sql.insertAll(
                "INSERT INTO doku_questions (order_id, batch_id, code, field, other_id, usual, asked_at) VALUES",
                "(?, ?, ?, ?, ?, ?, ?)",
                rows);
        History.add(sql, history);
        return sql.updateAll(
                "UPDATE doku_orders SET lane = -lane WHERE lane > 0 AND id IN",
                found.stream().map(Question::orderId).distinct().toList());
    }
}
