package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.LedgerInfo;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Since when a ledger that was lost may have sent orders that this one does not know of. It is a row
 * of {@code ledger_info}, from the start that notices it until a person ends it.
 */
final class AskingFirst {

    private static final String SINCE = "asking_first_since";
    private static final String ENDED = "asking_first_ended";
    private static final String SEEN = "seen_at";

    /** Null while this is the newest ledger: nothing is looked up then. */
    private volatile @Nullable Long since;

    /** What this ledger knew of when it was opened, like {@link #since}. */
    private volatile long newest;

    /** Before anything else is written. */
    int begin(Statements sql, long now) {
        since = LedgerInfo.number(sql, SINCE).orElse(null);
        newest = newest(sql);
        if (LedgerInfo.number(sql, Transactions.WENT_BACK).isPresent()) {
            wentBack(sql);
            LedgerInfo.delete(sql, Transactions.WENT_BACK);
        }
        return seen(sql, now);
    }

    long newest() {
        return newest;
    }

    /** Whatever was sent and is not known was sent after the newest that is known. */
    int wentBack(Statements sql) {
        Long before = since;
        since = before == null ? (Long) newest : (Long) Math.min(before, newest);
        LedgerInfo.put(sql, SINCE, since.toString());
        // An attempt that came to nothing may have been followed by one that did not.
        return sql.update(
                """
                UPDATE doku_orders SET lost_since = ? WHERE in_doubt = 0
                  AND (state = 'open' OR outcome = 'unresolved') AND lost_since IS NULL""",
                since);
    }

    /** What was written last, or, where nothing was, when somebody last had the ledger open. */
    private static long newest(Statements sql) {
        long event =
                sql.one(
                                "SELECT at FROM doku_events ORDER BY id DESC LIMIT 1",
                                row -> row.getLong(1))
                        .orElse(0L);
        return Math.max(event, LedgerInfo.number(sql, SEEN).orElse(0L));
    }

    /** The ledger is open, or about to be closed. */
    static int seen(Statements sql, long now) {
        return LedgerInfo.put(sql, SEEN, Long.toString(now));
    }

    /** Null while no order is to be asked for first. Another process may have ended it. */
    @Nullable Long since(Statements sql) {
        if (since != null) {
            since = LedgerInfo.number(sql, SINCE).orElse(null);
        }
        return since;
    }

    /** False when there is nothing to end. What a person has to decide stays undecided. */
    static boolean end(Statements sql, String reason, long now) {
        if (LedgerInfo.delete(sql, SINCE) == 0) {
            return false;
        }
        LedgerInfo.put(sql, ENDED, now + " " + reason);
        sql.update("UPDATE doku_orders SET lost_since = NULL WHERE state = 'open'");
        return true;
    }
}
