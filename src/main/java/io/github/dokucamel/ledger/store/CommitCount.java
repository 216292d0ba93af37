package io.github.dokucamel.ledger.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counts commits inside the ledger and beside it, so that a ledger that lost some is found out. */
final class CommitCount {

    /** For a database that looks after itself. */
    static final CommitCount NONE = new CommitCount(null, 0);

    private final @Nullable LedgerFile file;
    private long commits;

    private CommitCount(@Nullable LedgerFile file, long begun) {
        this.file = file;
        this.commits = begun;
    }

    static CommitCount of(LedgerFile file, Statements sql) throws SQLException {
        long begun =
                sql.one("SELECT value FROM ledger_info WHERE name = 'commits'", r -> r.getLong(1))
                        .orElse(0L);
        sql.update("INSERT INTO ledger_info VALUES ('commits', '0') ON CONFLICT DO NOTHING");
        sql.commit();
        try {
            file.opened();
        } catch (IOException e) {
            throw new SQLException("The file cannot be found again: " + e, e);
        }
        return new CommitCount(file, begun);
    }

    /** Inside the transaction, right before its commit. */
    void before(Statements work) throws SQLException {
        if (file != null) {
            file.requireInPlace();
            work.update(
                    "UPDATE ledger_info SET value = ? WHERE name = 'commits'",
                    Long.toString(commits + 1));
        }
    }

    /** The commit is durable. */
    void after() {
        if (file != null) {
            commits++;
            file.committed(commits);
        }
    }
}
