package io.github.dokucamel.report;

import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes {@code <batch>.status.xlsx}, for people: a row per order, and what each state comes to.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class StatusBook implements Closeable {

    static final String ENDING = ".status.xlsx";

    private static final int FIXED = 2;

    /** Up to the channel: links cannot be clicked on paper. */
    private static final int PRINTED = 9;

    private final PaperWords words;
    private final StatusWords said;
    private final LocalDate today;
    private final DraftFile file;
    private final Book book;
    private final Sheet rows;
    private Sums again = Sums.NONE;
    private final Map<BillStatus, Sums> totals = new EnumMap<>(BillStatus.class);

    /** Starts a report that replaces {@code target} when it is published. */
    StatusBook(Path target, ReportReaders readers, PaperWords words, LocalDate today)
            throws IOException {
        this.words = words;
        this.said = new StatusWords(words);
        this.today = today;
        this.file = new DraftFile(target, readers);
        this.book = new Book(file.out(), words.language().code());
        this.rows = book.sheet(words.of("sheet.status"), columns(), FIXED, PRINTED);
    }

    private List<Column> columns() {
        return Stream.of(
                        "status",
                        "invoice_number",
                        "amount",
                        "paid",
                        "refunded",
                        "open",
                        "due",
                        "paid_at",
                        "channel",
                        "link",
                        "code",
                        "problem",
                        "row",
                        "merchant",
                        "operation",
                        "revision",
                        "request_id")
                .map(head -> Column.of(head, words.of("head." + head, "clock", words.clock())))
                .toList();
    }

    void add(ReportRow row) {
        StatusLine line = StatusLine.of(row, today);
        BillStatus paying = line.paying();
        totals.merge(line.status(), line.sums(), Sums::plus);
        if (line.paidAgain().signum() > 0) {
            again = again.plus(Sums.ofPaid(line.paidAgain()));
        }
        rows.add(
                Cell.text(said.word(line)).in((paying == null ? line.status() : paying).look()),
                Cell.text(words.number(row.invoiceNumber())),
                Cell.money(line.amount()),
                Cell.money(line.paid()),
                Cell.money(line.refunded()),
                Cell.money(line.open()),
                Cell.day(line.due()),
                Cell.time(words.time(line.lastPaidAt())),
                Cell.text(line.channel()),
                Cell.link(line.link()),
                Cell.text(line.code()),
                Cell.text(said.problem(line)),
                Cell.count(row.sourceRow() == null ? (Long) row.line() : row.sourceRow()),
                Cell.text(row.merchant()),
                Cell.text(row.operation()),
                Cell.count(row.revision() == null ? null : Long.valueOf(row.revision())),
                Cell.text(line.requestId()));
    }

    /** Invalid rows come to so many rupiah more than they say themselves. */
    void addInvalid(long rupiah) {
        if (rupiah > 0) {
            Sums more = Sums.ofBilled(BigDecimal.valueOf(rupiah));
            totals.merge(BillStatus.INVALID, more, Sums::plus);
        }
    }

    /** Puts the report into place, whole and on the disk. Nothing can be added after it. */
    void publish() throws IOException {
        rows.close();
        totals();
        book.close();
        file.publish();
    }

    private void totals() {
        List<Column> columns =
                Stream.of("status", "rows", "amount", "paid", "refunded", "open")
                        .map(head -> Column.of(words.of("head." + head)))
                        .toList();
        try (Sheet sheet = book.sheet(words.of("sheet.totals"), columns, 1)) {
            Sums bills = states(sheet, true);
            total(sheet, "total.bills", bills);
            total(sheet, "total.rows", bills.plus(states(sheet, false)));
            if (again.count() > 0) {
                line(sheet, Cell.text(words.of("total.paid_twice")), again, Look.PLAIN);
            }
        }
    }

    private Sums states(Sheet sheet, boolean areBills) {
        Sums all = Sums.NONE;
        for (Map.Entry<BillStatus, Sums> state : totals.entrySet()) {
            if (state.getKey().isBill() == areBills) {
                String word = words.of("status." + state.getKey().key());
                line(
                        sheet,
                        Cell.text(word).in(state.getKey().look()),
                        state.getValue(),
                        Look.PLAIN);
                all = all.plus(state.getValue());
            }
        }
        return all;
    }

    private void total(Sheet sheet, String key, Sums sums) {
        line(sheet, Cell.text(words.of(key)).in(Look.BOLD), sums, Look.BOLD);
    }

    private static void line(Sheet sheet, Cell first, Sums sums, Look look) {
        List<Cell> cells = new ArrayList<>(List.of(first));
        cells.addAll(sums.cells(look));
        sheet.add(cells);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
