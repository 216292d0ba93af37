package io.github.dokucamel.report;

import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in which week, and what each status comes to; both add up to the same. */
record RecapSheet(PaperWords words, BillTotals totals) {

    private static final int LAST_DAY = 6;

    void write(Sheet sheet) {
        try (sheet) {
            totals.weeks().forEach((monday, sums) -> week(sheet, monday, sums));
            BigDecimal cameIn =
                    totals.weeks().keySet().stream()
                            .map(totals::cameIn)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            Cell all = Cell.text(words.of("total.weeks")).in(Look.BOLD);
            line(sheet, all, null, totals.all(), cameIn, Look.BOLD);
            sheet.add();
            totals.statuses().forEach((status, sums) -> status(sheet, status, sums));
            Cell every = Cell.text(words.of("total.all")).in(Look.BOLD);
            line(sheet, every, null, totals.all(), null, Look.BOLD);
            if (totals.paidAgain().count() > 0) {
                Cell again = Cell.text(words.of("total.paid_twice"));
                line(sheet, again, null, totals.paidAgain(), null, Look.PLAIN);
            }
        }
    }

    private void week(Sheet sheet, LocalDate monday, Sums sums) {
        String week =
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                        + "/"
                        + monday.get(IsoFields.WEEK_BASED_YEAR);
        Cell name = Cell.text(words.of("total.week", "week", week));
        line(sheet, name, monday, sums, totals.cameIn(monday), Look.PLAIN);
    }

    private void status(Sheet sheet, BillStatus status, Sums sums) {
        Cell name = Cell.text(words.of("status." + status.key())).in(status.look());
        line(sheet, name, null, sums, null, Look.PLAIN);
    }

    private static void line(
            Sheet sheet,
            Cell name,
            @Nullable LocalDate monday,
            Sums sums,
            @Nullable BigDecimal cameIn,
            Look look) {
        List<Cell> cells = new ArrayList<>();
        cells.add(name);
        cells.add(Cell.day(monday));
        cells.add(Cell.day(monday == null ? null : monday.plusDays(LAST_DAY)));
        cells.addAll(sums.cells(look));
        cells.add(Cell.money(cameIn).in(look));
        sheet.add(cells);
    }
}
