package io.github.dokucamel.ledger.store;

import java.io.IOException;
import java.sql.SQLException;

/** Counts commits inside the ledger and beside it, so that a ledger that lost some is found out. */
interface CommitCount {

    /** For a database that looks after itself. */
    CommitCount NONE =
            new CommitCount() {
                @Override
                public void before(Statements sql) {}

                @Override
                public void after() {}
            };

    /** Inside the transaction, right before its commit. */
    void before(Statements sql) throws SQLException;

    /** The commit is durable. */
    void after();

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
        return new CommitCount() {
            private long commits = begun;

            @Override
            public void before(Statements work) throws SQLException {
                file.requireInPlace();
                work.update(
                        "UPDATE ledger_info SET value = ? WHERE name = 'commits'",
                        Long.toString(commits + 1));
            }

            @Override
            public void after() {
                commits++;
                file.committed(commits);
            }
        };
    }
}
