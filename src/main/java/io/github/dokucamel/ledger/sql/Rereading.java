package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.LedgerInfo;
import io.github.dokucamel.ledger.store.Statements;

/** The file that runs have ended with, one at a time: a row of {@code ledger_info}. */
interface Rereading extends Ledger, Stored {

    String NAME = "rereading";

    /**
     * @param content of the file
     * @param recorded how many orders of it were recorded when it was read last
     * @param times how often in a row
     */
    record Noted(String content, long recorded, int times) {

        static final Noted NONE = new Noted("", 0, 0);

        static Noted of(String text) {
            String[] parts = text.split(" ");
            return new Noted(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        }

        String text() {
            return content + " " + recorded + " " + times;
        }
    }

    @Override
    default int rereads(String fileName, String digest) {
        return ledger().write(sql -> noted(sql, fileName, digest));
    }

    private static int noted(Statements sql, String fileName, String digest) {
        String batch =
                "FROM doku_batches WHERE file_name = ? AND digest = ? AND finished_at IS NULL";
        if (sql.any("SELECT 1 " + batch + " AND recorded_at IS NOT NULL", fileName, digest)) {
            return 0;
        }
        long recorded =
                sql.one("SELECT total " + batch, row -> row.getLong(1), fileName, digest)
                        .orElse(0L);
        Noted before = LedgerInfo.text(sql, NAME).map(Noted::of).orElse(Noted.NONE);
        boolean same = before.content().equals(digest) && before.recorded() == recorded;
        int first = recorded == 0 ? 1 : 0;
        Noted now = new Noted(digest, recorded, same ? before.times() + 1 : first);
        LedgerInfo.put(sql, NAME, now.text());
        return now.times();
    }

    @Override
    default void rereadingEnded() {
        ledger().write(sql -> LedgerInfo.delete(sql, NAME));
    }
}
