package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Row;
import java.util.ArrayList;
import java.util.List;

/** Rows of bills that were there before and say something else now, which is not sent. So many and no more. */
final class DifferingRows {

    private static final int MOST = 100;

    private final List<Row> rows = new ArrayList<>();
    private long count;

    void add(Row row) {
        if (WhatDiffers.in(row.message()).isEmpty()) {
            return;
        }
        count++;
        if (rows.size() < MOST) {
            rows.add(row);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Names and notes, a line each. */
    void each(PaperWords words, Lines lines) {
        for (Row row : rows) {
            lines.add(
                    words.of(
                            "check.differs.row",
                            "row",
                            Long.toString(row.row()),
                            "number",
                            String.valueOf(row.invoiceNumber())),
                    words.of(
                            "check.differs.note",
                            "first",
                            CheckEntry.first(row.other(), words),
                            "what",
                            WhatDiffers.in(row.message(), words)));
        }
        if (count > rows.size()) {
            lines.add(words.of("check.more", "count", PaperWords.shown(count - rows.size())), "");
        }
    }

    interface Lines {
        void add(String name, String note);
    }
}
