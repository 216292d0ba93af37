package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Of the rows of a file that have one invoice number and different content none goes: nobody knows which is meant. */
record OneNumber(Transactions ledger, Outcomes outcomes, long batchId) {

    /** Places that are named. */
    private static final int MOST = 10;

    private static final String NOT_SENT =
            " AND p.batch_id = ? AND p.claims_key = 1 AND p.state = 'open' AND p.tries = 0"
                    + " AND p.claim = 0";

    /** A row that stands against one that was recorded before it. */
    private static final String AGAINST =
            " c.batch_id = ? AND c.outcome IN ('conflict', 'invalid') AND c.invoice_number";

    void settle(long now) {
        if (!ledger.any(
                """
                SELECT 1 FROM doku_batch_outcomes WHERE batch_id = ? AND orders > 0
                  AND outcome IN ('conflict', 'invalid')""",
                batchId)) {
            return;
        }
        List<Long> found = new ArrayList<>();
        ledger.eachApart(
                """
                SELECT p.id FROM doku_orders c JOIN doku_orders p ON p.merchant = c.merchant
                  AND p.operation = c.operation AND p.invoice_number = c.invoice_number
                  AND p.revision = c.revision WHERE"""
                        + AGAINST
                        + " IS NOT NULL"
                        + NOT_SENT,
                row -> {
                    found.add(row.getLong(1));
                    if (found.size() == SqlBatches.CHUNK) {
                        settle(List.copyOf(found), now);
                        found.clear();
                    }
                },
                batchId,
                batchId);
        settle(found, now);
    }

    private void settle(List<Long> ids, long now) {
        ledger.write(sql -> ids.stream().distinct().filter(id -> settle(sql, id, now)).count());
    }

    /** False for one that was settled meanwhile. */
    private boolean settle(Statements sql, long orderId, long now) {
        OrderState order = OrderState.of(sql, orderId);
        if (!order.isOpen()) {
            return false;
        }
        Failure error = new Failure("conflict", words(sql, order), List.of());
        Settlement conflict = new Settlement(Outcome.CONFLICT, false, (String) null, null, error);
        outcomes.settled(
                sql,
                order,
                Outcome.CONFLICT,
                order.settled(conflict, null, now),
                "another row of the file has its number",
                Course.NONE,
                now);
        Repetitions.ofOrders(sql, List.of(orderId));
        // A corrected row under this number may come in another file.
        sql.update("UPDATE doku_orders SET claims_key = 0 WHERE id = ?", orderId);
        return true;
    }

    private String words(Statements sql, OrderState order) {
        List<String> places =
                sql.list(
                        "SELECT c.line, c.source_row FROM doku_orders c WHERE"
                                + AGAINST
                                + " = ? AND c.merchant = ? AND c.operation = ? AND c.revision = ?"
                                + " ORDER BY c.line, c.id LIMIT ?",
                        row -> {
                            Long shown = Statements.number(row, "source_row");
                            return shown == null ? "line " + row.getLong("line") : "row " + shown;
                        },
                        batchId,
                        order.invoiceNumber(),
                        order.merchant(),
                        order.operation(),
                        order.revision(),
                        MOST);
        String others = places.stream().distinct().collect(Collectors.joining(", "));
        return Why.of("conflict_in_file", "places", others).sentence(Language.EN);
    }
}
