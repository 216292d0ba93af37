package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.LedgerInfo;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.order.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Enters what orders are found by that may be others a second time, for those that came since the
 * last time. Marks have nothing to do with the sequence of orders: entered with each of them they
 * would be written all over the disk, a page for a mark. Here they come many at a time, in their own
 * sequence. Whoever is cut short begins with the same ones again.
 */
record Marking(Transactions ledger) {

    /** A row of ledger_info: the last order whose marks are entered. */
    private static final String MARKED = "marked";

    /** Orders whose marks are put into their sequence together. */
    private static final int PIECE = 250_000;

    /** Marks that one commit enters. */
    private static final int CHUNK = 4_000;

    private static final String MARKS =
            """
            SELECT mark, received_at, id FROM (
              SELECT near_number AS mark, received_at, id, claims_key FROM doku_orders
                WHERE id > ? AND id <= ?
              UNION ALL SELECT same_email, received_at, id, claims_key FROM doku_orders
                WHERE id > ? AND id <= ?
              UNION ALL SELECT same_phone, received_at, id, claims_key FROM doku_orders
                WHERE id > ? AND id <= ?) found
              WHERE mark IS NOT NULL AND claims_key = 1 ORDER BY mark, received_at, id""";

    void enter() {
        while (ledger.write(Marking::ofEarlierVersions) > 0) {
            // Their columns are filled first.
        }
        long done = ledger.read(Marking::last);
        long last =
                ledger.one("SELECT COALESCE(MAX(id), 0) FROM doku_orders", row -> row.getLong(1))
                        .orElseThrow();
        while (done < last) {
            long to = Math.min(last, done + PIECE);
            enter(done, to);
            ledger.write(sql -> LedgerInfo.put(sql, MARKED, Long.toString(to)));
            done = to;
        }
    }

    private void enter(long after, long to) {
        List<Object[]> marks = new ArrayList<>();
        ledger.eachApart(
                MARKS,
                row -> {
                    marks.add(new Object[] {row.getLong(1), row.getLong(2), row.getLong(3)});
                    if (marks.size() >= CHUNK) {
                        enter(marks);
                        marks.clear();
                    }
                },
                after,
                to,
                after,
                to,
                after,
                to);
        enter(marks);
    }

    private void enter(List<Object[]> marks) {
        ledger.write(
                sql -> {
                    sql.insertNew(
                            "INSERT INTO doku_order_marks (mark, received_at, order_id) VALUES",
                            "(?, ?, ?)",
                            marks);
                    return marks;
                });
    }

    private static long last(Statements sql) {
        return LedgerInfo.number(sql, MARKED).orElse(0L);
    }

    /** Orders from this one on are gone: others will have their ids. */
    static void forget(Statements sql, long firstId) {
        if (last(sql) >= firstId) {
            LedgerInfo.put(sql, MARKED, Long.toString(firstId - 1));
        }
    }

    /** Fills the columns of some orders of an earlier version; how many. */
    private static int ofEarlierVersions(Statements sql) {
        List<Object[]> found =
                sql.list(
                        """
                        SELECT id, merchant, content FROM doku_orders WHERE claims_key = 1
                          AND invoice_number IS NOT NULL AND near_number IS NULL
                          ORDER BY id LIMIT ?""",
                        row -> marked(row.getLong(1), row.getString(2), row.getBytes(3)),
                        SqlBatches.CHUNK);
        for (Object[] values : found) {
            sql.update(
                    """
                    UPDATE doku_orders SET amount = ?, near_number = ?, same_email = ?, same_phone = ?
                      WHERE id = ?""",
                    values);
        }
        return found.size();
    }

    private static Object[] marked(long id, String merchant, byte[] content) {
        OrderMarks marks = OrderMarks.of(merchant, Order.fromJson(content));
        return new Object[] {
            marks.amount(), marks.nearNumber(), marks.sameEmail(), marks.samePhone(), id
        };
    }
}
