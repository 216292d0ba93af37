package io.github.dokucamel.report;

import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What is still to come in, by how long it is due, and below it each bill that is. */
record DueSheet(PaperWords words, BillTotals totals, PayerText payer, LocalDate today) {

    void write(Sheet sheet, KeptLines kept) throws IOException {
        for (Age age : Age.values()) {
            sum(sheet, "age." + age.key(), totals.age(age));
        }
        sum(
                sheet,
                "total.all",
                Stream.of(Age.values()).map(totals::age).reduce(Sums.NONE, Sums::plus));
        sheet.add();
        for (Age age : Age.values()) {
            if (age.isListed()) {
                kept.each(line -> bill(sheet, age, line));
            }
        }
    }

    private void sum(Sheet sheet, String key, Sums sums) {
        sheet.add(
                Cell.text(words.of(key)).in(Look.BOLD),
                Cell.count(sums.count()).in(Look.BOLD),
                Cell.money(sums.open()).in(Look.BOLD));
    }

    private void bill(Sheet sheet, Age age, BillLine line) {
        BigDecimal open = line.sums().open();
        LocalDate due = line.due();
        if (open.signum() == 0 || due == null || Age.of(line, today) != age) {
            return;
        }
        sheet.add(
                Cell.text(words.of("age." + age.key())),
                Cell.empty(),
                Cell.empty(),
                Cell.text(line.invoiceNumber()),
                Cell.text(line.customer()),
                Cell.day(due),
                Cell.count(Age.daysLate(due, today)),
                Cell.money(open),
                Cell.text(line.phone()),
                payer.chat(line),
                Cell.link(line.link()),
                Cell.text(line.code()));
    }
}
