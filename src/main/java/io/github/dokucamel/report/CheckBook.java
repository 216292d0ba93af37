package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.TableRead.NoBill;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import io.github.dokucamel.told.Tidied;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code <batch>.check.xlsx}, for the clerk whose file it is: what came of it in a table, the
 * cells to put right, and those that were put right.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class CheckBook implements Closeable {

    static final String ENDING = ".check.xlsx";

    private static final int FIXED = 2;
    private static final int LONG_TEXT = 60;

    private static final Look SAYS = Look.of("FEE2E2", "");
    private static final Look SHOULD_SAY = Look.of("FEF08A", "");
    private static final Look WHY = Look.of("", "991B1B");

    private final PaperWords words;
    private final DraftFile file;
    private final Book book;

    /** Starts a paper that replaces {@code target} when it is published. */
    CheckBook(Path target, ReportReaders readers, PaperWords words) throws IOException {
        this.words = words;
        this.file = new DraftFile(target, readers);
        this.book = new Book(file.out(), words.language().code());
    }

    void write(Found found, CheckLists lists, CheckJson.Sums sums) {
        try (Sheet sheet = summarySheet(headline(sums))) {
            sums(sheet, found, sums);
            totals(sheet, found.read().noBills());
            columns(sheet, found);
            steps(sheet, found, sums);
        }
        long more;
        try (Sheet sheet =
                sheet(
                        "fix",
                        "row",
                        "invoice_number",
                        "customer",
                        "column",
                        "says",
                        "should",
                        "why_what")) {
            more = lists.toFix(entry -> fix(sheet, entry), row -> {});
            more += lists.toConfirm(entry -> fix(sheet, entry));
            more(sheet, more);
        }
        try (Sheet sheet = sheet("tidied", "row", "what", "was", "sent")) {
            found.read().tidied().forEach(cell -> tidied(sheet, cell));
            more(sheet, found.read().tidiedCount() - found.read().tidied().size());
        }
    }

    private Sheet summarySheet(String headline) {
        return book.sheet(
                words.of("sheet.summary"),
                List.of(
                        new Column(headline, LONG_TEXT),
                        Column.of(words.of("head.rows")),
                        Column.of(words.of("head.rupiah")),
                        new Column(words.of("head.note"), LONG_TEXT)),
                0);
    }

    private Sheet sheet(String name, String... heads) {
        List<Column> columns =
                Stream.of(heads)
                        .map(head -> new Column(words.of("head." + head), LONG_TEXT))
                        .toList();
        return book.sheet(words.of("sheet." + name), columns, FIXED);
    }

    private String headline(CheckJson.Sums sums) {
        String fix = count("check.headline.fix", sums.toFix().count());
        String ready = count("check.headline.ready", sums.ready().count());
        long waiting = sums.toConfirm().count();
        return fix
                + " "
                + ready
                + (waiting == 0 ? "" : " " + count("check.headline.confirm", waiting));
    }

    /** In words of their own where it is none or one. */
    private String count(String key, long count) {
        String number = count == 0 ? ".none" : count == 1 ? ".one" : "";
        return words.of(key + number, "count", PaperWords.shown(count));
    }

    private void sums(Sheet sheet, Found found, CheckJson.Sums sums) {
        line(sheet, "check.ready", sums.ready());
        line(sheet, "check.to_fix", sums.toFix());
        line(sheet, "check.to_confirm", sums.toConfirm());
        line(sheet, "check.sent_before", sums.sentBefore());
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

    private void columns(Sheet sheet, Found found) {
        title(sheet, "check.columns");
        found.read()
                .used()
                .forEach(
                        (column, field) ->
                                column(sheet, column, words.of("check.read_as", "field", field)));
        found.read().ignored().forEach(name -> column(sheet, name, words.of("check.ignored")));
        found.read().hidden().forEach(name -> column(sheet, name, words.of("check.hidden")));
    }

    private static void column(Sheet sheet, String name, String note) {
        sheet.add(Cell.text(name), Cell.empty(), Cell.empty(), Cell.text(note));
    }

    private void steps(Sheet sheet, Found found, CheckJson.Sums sums) {
        title(sheet, "check.steps");
        boolean waits = sums.toConfirm().count() > 0;
        sheet.add(Cell.text(words.of("check.step.look")));
        sheet.add(Cell.text(words.of("check.step.correct")));
        sheet.add(
                Cell.text(
                        words.of(
                                waits ? "check.step.confirm" : "check.step.status",
                                "file",
                                found.name())));
    }

    private static void fix(Sheet sheet, CheckEntry entry) {
        sheet.add(
                Cell.count((long) entry.cell().row()),
                Cell.text(entry.invoiceNumber()),
                Cell.text(entry.customer()),
                Cell.text(shownColumn(entry)),
                drawn(entry.cell().value()).in(SAYS),
                drawn(entry.isSafe() ? entry.cell().proposal() : null).in(SHOULD_SAY),
                Cell.text(entry.why()).in(WHY));
    }

    private static String shownColumn(CheckEntry entry) {
        String column = entry.cell().column();
        return column == null ? entry.cell().field() : column;
    }

    private static Cell drawn(@Nullable String text) {
        Cell cell = Cell.text(text);
        return cell.isEmpty() ? Cell.blank() : cell;
    }

    private static void tidied(Sheet sheet, Tidied cell) {
        sheet.add(
                Cell.count((long) cell.row()),
                Cell.text(cell.column()),
                Cell.text(cell.was()),
                Cell.text(cell.sent()));
    }

    private void more(Sheet sheet, long more) {
        if (more > 0) {
            sheet.add(
                    Cell.empty(),
                    Cell.text(words.of("check.more", "count", PaperWords.shown(more))));
        }
    }

    /** Puts the paper into place, whole and on the disk. Nothing can be added after it. */
    void publish() throws IOException {
        book.close();
        file.publish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
