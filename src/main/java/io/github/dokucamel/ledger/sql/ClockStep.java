package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Moves the times that are still to come along with a clock that was set. */
interface ClockStep extends Ledger, Stored {

    /** One after the other: each has an index of its own, and a million settled orders have none. */
    List<String> UNSETTLED = List.of("state = 'open'", "outcome = 'unresolved'");

    /** Between two questions after a payment. */
    long LONGEST_PAUSE_MS = TimeUnit.DAYS.toMillis(1);

    /**
     * @param longest what is due later than this from now was written by another clock
     */
    @Override
    default void clockStepped(long by, long now, long longest) {
        ledger().write(sql -> follow(sql, by, now, longest));
    }

    private static int follow(Statements sql, long by, long now, long longest) {
        for (String orders : UNSETTLED) {
            if (by != 0) {
                String claimed = " WHERE " + orders + " AND claim <> 0";
                sql.update(
                        "UPDATE doku_orders SET claimed_until = claimed_until + ?" + claimed, by);
            }
            follow(sql, "doku_orders", "due_at", orders, by, now, longest);
        }
        long longestPause = Math.max(longest, LONGEST_PAUSE_MS);
        follow(sql, "doku_orders", "ask_at", "ask_at IS NOT NULL", by, now, longestPause);
        return follow(sql, "doku_deliveries", "due_at", "state <> 'delivered'", by, now, longest);
    }

    private static int follow(
            Statements sql,
            String table,
            String time,
            String which,
            long by,
            long now,
            long longest) {
        String update = "UPDATE " + table + " SET " + time + " = ";
        String later = " WHERE " + which + " AND " + time + " > ?";
        if (by < 0) {
            sql.update(update + time + " + ?" + later, by, now);
        }
        return sql.update(update + "?" + later, now, now + longest);
    }
}
