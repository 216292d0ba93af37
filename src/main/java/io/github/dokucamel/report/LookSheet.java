package io.github.dokucamel.report;

import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Sheet;
import org.jspecify.annotations.Nullable;

/** Bills that a person has to look at: why, and what to do. */
record LookSheet(PaperWords words) {

    void add(Sheet sheet, BillLine line) {
        for (String look : line.looks()) {
            String why = words.of("look." + look, "reason", reason(line));
            sheet.add(
                    line.word(words),
                    Cell.text(line.invoiceNumber()),
                    Cell.text(line.customer()),
                    Cell.money(line.sums().billed()),
                    Cell.money(line.sums().paid()),
                    Cell.money(line.sums().refunded()),
                    Cell.time(words.time(line.paidAt())),
                    Cell.text(why),
                    Cell.text(words.of("next." + look)),
                    Cell.text(line.channel()),
                    Cell.text(line.requestId()),
                    Cell.text(line.file()),
                    Cell.count(line.row()),
                    Cell.text(line.merchant()));
        }
    }

    private static String reason(BillLine line) {
        @Nullable String refusal = line.refusal();
        return refusal == null ? "" : refusal;
    }
}
