package io.github.dokucamel.report;

import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Sheet;

/** Whom a link or a code can be sent, in columns for mail-merge. */
record LinkSheet(PaperWords words, PayerText payer) {

    /** Whom nothing can be sent that he could pay by has no line. */
    void add(Sheet sheet, BillLine line) {
        payer.text(line)
                .ifPresent(
                        text ->
                                sheet.add(
                                        Cell.text(line.customer()),
                                        Cell.text(line.email()),
                                        Cell.text(line.phone()),
                                        Cell.text(line.invoiceNumber()),
                                        Cell.money(line.sums().open()),
                                        Cell.text(PaperWords.shown(line.sums().open())),
                                        Cell.day(line.due()),
                                        Cell.text(
                                                line.due() == null
                                                        ? null
                                                        : words.shown(line.due())),
                                        Cell.link(line.link()),
                                        Cell.text(line.code()),
                                        Cell.text(text),
                                        Cell.link(payer.whatsApp(line))));
    }
}
