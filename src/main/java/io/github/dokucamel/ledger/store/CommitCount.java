package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.store.LedgerMark.Seen;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts commits inside the ledger and beside it, in its lock and in the mark outside of the data
 * directory, so that a ledger that went back in time is found out. The count never goes back: such a
 * ledger goes on from the greatest that is known.
 */
final class CommitCount {

    /** For a database that looks after itself. */
    static final CommitCount NONE = new CommitCount(null, null, new Seen("", 0, ""));

    private final @Nullable LedgerFile file;
    private final @Nullable LedgerMark mark;
    private Seen now;

    private CommitCount(@Nullable LedgerFile file, @Nullable LedgerMark mark, Seen begun) {
        this.file = file;
        this.mark = mark;
        this.now = begun;
    }

    /** Once the tables are there. Notes in the ledger when it went back. */
    static CommitCount of(LedgerFile file, LedgerMark mark, String environment, Statements sql)
            throws SQLException {
        long known = LedgerInfo.number(sql, "commits").orElse(0L);
        Optional<String> named = LedgerInfo.text(sql, "ledger");
        Optional<Seen> before = mark.seen().filter(seen -> isOfThis(seen, named, environment));
        String name =
                named.or(() -> before.map(Seen::ledger))
                        .orElseGet(() -> UUID.randomUUID().toString());
        long newest = Math.max(file.mark(), before.map(Seen::commits).orElse(0L));
        if (known < newest) {
            LedgerInfo.put(sql, Transactions.WENT_BACK, Long.toString(known));
        }
        Seen begun = new Seen(name, Math.max(known, newest), environment);
        LedgerInfo.put(sql, "commits", Long.toString(begun.commits()));
        LedgerInfo.put(sql, "ledger", name);
        sql.commit();
        try {
            file.opened();
        } catch (IOException e) {
            throw new SQLException("The file cannot be found again: " + e, e);
        }
        mark.begin(begun);
        return new CommitCount(file, mark, begun);
    }

    /**
     * Whether the mark is this ledger's, or that of one whose place it took. One without a name is of
     * an earlier version, or new; in the simulator, where no money moves, such a one begins anew.
     */
    private static boolean isOfThis(Seen seen, Optional<String> named, String environment) {
        return named.map(seen.ledger()::equals)
                .orElseGet(
                        () ->
                                seen.environment().equals(environment)
                                        && !environment.equals("simulator"));
    }

    /** Inside the transaction, right before its commit. */
    void before(Statements work) throws SQLException {
        if (file != null) {
            file.requireInPlace();
            work.update(
                    "UPDATE doku_ledger_info SET value = ? WHERE name = 'commits'",
                    Long.toString(now.commits() + 1));
        }
    }

    /** The commit is durable. */
    void after() {
        if (file != null && mark != null) {
            now = new Seen(now.ledger(), now.commits() + 1, now.environment());
            file.committed(now.commits());
            mark.write(now);
        }
    }
}
