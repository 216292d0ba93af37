package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.ledger.BatchView.Sum;

/** What rows of one kind come to, while they are looked at. */
final class CheckCounts {

    private long rows;
    private long total;

    void add(Row row) {
        rows++;
        total += row.amount() == null ? 0 : row.amount();
    }

    Sum sum() {
        return new Sum(rows, total);
    }
}
