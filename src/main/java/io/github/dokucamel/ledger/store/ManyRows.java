package io.github.dokucamel.ledger.store;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Rows of one insertion. Few numbers of them make few statements. */
final class ManyRows {

    /** That one statement writes at most. */
    static final int MOST = 64;

    private ManyRows() {}

    /**
     * @param into ends before the rows
     * @param row what one looks like
     * @param end what stands behind them
     */
    static void insert(Statements sql, String into, String row, String end, List<Object[]> rows) {
        int done = 0;
        while (done < rows.size()) {
            int some = Math.min(MOST, Integer.highestOneBit(rows.size() - done));
            Object[] all = rows.subList(done, done + some).stream().flatMap(Stream::of).toArray();
            sql.update(into + " " + String.join(", ", Collections.nCopies(some, row)) + end, all);
            done += some;
        }
    }
}
