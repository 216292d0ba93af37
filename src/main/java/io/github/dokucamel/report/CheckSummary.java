package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.TableRead.NoBill;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import java.math.BigDecimal;
import java.util.List;

/** The first sheet of the paper of a check: one headline, what the rows come to, and what to do. */
record CheckSummary(PaperWords words, Found found, CheckJson.Sums sums) {

    private static final int LONG_TEXT = 50;
    private static final int MOST_LISTED = 100;

    List<Column> columns() {
        return List.of(
                new Column(headline(), LONG_TEXT),
                Column.of(words.of("head.rows")),
                Column.of(words.of("head.rupiah")),
                new Column(words.of("head.note"), LONG_TEXT));
    }

    void write(Sheet sheet) {
        sums(sheet);
        totals(sheet, found.read().noBills());
        differing(sheet);
        names(sheet);
        noBills(sheet, found.read().noBills());
        title(sheet, "check.steps");
        new CheckAdvice(words, found, sums).write(sheet);
    }

    private String headline() {
        if (found.isCancelled()) {
            return words.of("check.headline.cancelled");
        }
        String fix = count("check.headline.fix", sums.toFix().count());
        String ready = count("check.headline.ready", sums.ready().count());
        long waiting = sums.toConfirm().count();
        return fix
                + " "
                + ready
                + (waiting == 0 ? "" : " " + count("check.headline.confirm", waiting))
                + (found.isToApprove() ? " " + words.of("check.headline.approve") : "");
    }

    /** In words of their own where it is none or one. */
    private String count(String key, long count) {
        String number = count == 0 ? ".none" : count == 1 ? ".one" : "";
        return words.of(key + number, "count", PaperWords.shown(count));
    }

    private void sums(Sheet sheet) {
        line(
                sheet,
                found.isCancelled()
                        ? "check.went"
                        : found.isToApprove() ? "check.to_approve" : "check.ready",
                sums.ready());
        line(sheet, "check.to_fix", sums.toFix());
        line(sheet, "check.to_confirm", sums.toConfirm());
        line(sheet, "check.sent_before", sums.sentBefore());
        if (sums.waitingElsewhere().count() > 0) {
            line(sheet, "check.waiting_elsewhere", sums.waitingElsewhere());
        }
        if (sums.repaired().count() > 0) {
            line(sheet, "check.repaired", sums.repaired());
        }
        if (sums.cancelled().count() > 0) {
            line(sheet, "check.cancelled", sums.cancelled());
        }
        List<NoBill> noBills = found.read().noBills();
        long total =
                noBills.stream().mapToLong(row -> row.amount() == null ? 0 : row.amount()).sum();
        line(sheet, "check.no_bill", new Sum(noBills.size(), total));
    }

    private void line(Sheet sheet, String key, Sum sum) {
        sheet.add(
                Cell.text(words.of(key)),
                Cell.count(sum.count()),
                Cell.money(BigDecimal.valueOf(sum.total())),
                Cell.text(words.of(key + ".note")));
    }

    /** What the file itself says that its rows come to. */
    private void totals(Sheet sheet, List<NoBill> noBills) {
        boolean isFirst = true;
        for (NoBill row : noBills) {
            if (row.amount() == null) {
                continue;
            }
            if (isFirst) {
                title(sheet, "check.own_total");
                isFirst = false;
            }
            long difference = row.amount() - row.above();
            String key = difference == 0 ? "check.own_total.same" : "check.own_total.differs";
            sheet.add(
                    Cell.text(words.of("check.own_total.row", "row", Integer.toString(row.row()))),
                    Cell.empty(),
                    Cell.money(BigDecimal.valueOf(row.amount())),
                    Cell.text(
                            words.of(
                                    key,
                                    "above",
                                    PaperWords.shown(BigDecimal.valueOf(row.above())),
                                    "difference",
                                    PaperWords.shown(BigDecimal.valueOf(difference)))));
        }
    }

    private void title(Sheet sheet, String key) {
        sheet.add(Cell.empty());
        sheet.add(Cell.text(words.of(key)).in(Look.BOLD));
    }

    private void names(Sheet sheet) {
        title(sheet, "check.columns");
        found.read()
                .used()
                .forEach(
                        (column, field) ->
                                column(
                                        sheet,
                                        column,
                                        words.of("check.read_as", "field", words.field(field))));
        List<String> money = found.read().moneyBeside();
        found.read()
                .ignored()
                .forEach(
                        name ->
                                column(
                                        sheet,
                                        name,
                                        words.of(
                                                money.contains(name)
                                                        ? "check.money"
                                                        : "check.ignored")));
        found.read().hidden().forEach(name -> column(sheet, name, words.of("check.hidden")));
        int rows = found.read().hiddenRows();
        if (rows > 0) {
            column(
                    sheet,
                    words.of("check.hidden_rows", "count", PaperWords.shown(rows)),
                    words.of("check.hidden"));
        }
        found.read()
                .otherSheets()
                .forEach(
                        name ->
                                column(
                                        sheet,
                                        words.of("check.other_sheet", "sheet", name),
                                        words.of("check.other_sheet.note")));
    }

    private void differing(Sheet sheet) {
        if (!sums.differing().isEmpty()) {
            title(sheet, "check.differs");
        }
        sums.differing().each(words, (name, note) -> column(sheet, name, note));
    }

    /** Rows that are no bills, sums aside, which stand above. */
    private void noBills(Sheet sheet, List<NoBill> noBills) {
        List<NoBill> listed = noBills.stream().filter(row -> row.amount() == null).toList();
        if (!listed.isEmpty()) {
            title(sheet, "check.no_bill");
        }
        for (NoBill row : listed.subList(0, Math.min(listed.size(), MOST_LISTED))) {
            column(
                    sheet,
                    words.of("check.own_total.row", "row", Integer.toString(row.row())),
                    words.of("check.no_order." + row.kind()));
        }
        int more = listed.size() - MOST_LISTED;
        if (more > 0) {
            sheet.add(Cell.text(words.of("check.more", "count", PaperWords.shown(more))));
        }
    }

    private static void column(Sheet sheet, String name, String note) {
        sheet.add(Cell.text(name), Cell.empty(), Cell.empty(), Cell.text(note));
    }
}
