package io.github.dokucamel.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Sheet;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the workbook over all files: every bill once, what they come to, what is due, what a person
 * has to look at, and what mail-merge needs.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class BillBook implements Closeable {

    private static final int FIXED = 2;

    private final PaperWords words;
    private final LocalDate today;
    private final BillFilter filter;
    private final DraftFile file;
    private final KeptLines kept;
    private final Book book;
    private final Sheet bills;
    private final BillTotals totals;
    private final PayerText payer;

    /** Starts a report that replaces {@code target} when it is published. */
    BillBook(
            Path target,
            ReportReaders readers,
            PaperWords words,
            LocalDate today,
            BillFilter filter)
            throws IOException {
        this.words = words;
        this.today = today;
        this.filter = filter;
        this.payer = new PayerText(words);
        this.totals = new BillTotals(today);
        this.file = new DraftFile(target, readers);
        this.kept = new KeptLines(target);
        this.book = new Book(file.out(), words.language().code());
        this.bills =
                sheet(
                        "bills",
                        FIXED,
                        9,
                        "status invoice_number customer due days_late billed paid "
                                + "refunded open paid_at channel link code whatsapp email phone "
                                + "file row merchant");
    }

    /**
     * @param printed how many columns a page has
     * @param heads names of columns, with a blank between
     */
    private Sheet sheet(String name, int fixed, int printed, String heads) {
        List<Column> columns =
                Stream.of(heads.split(" "))
                        .map(
                                head ->
                                        Column.of(
                                                head,
                                                words.of("head." + head, "clock", words.clock())))
                        .toList();
        return book.sheet(words.of("sheet." + name), columns, fixed, printed);
    }

    void add(Bill bill) {
        BillLine line = BillLine.of(bill, words, today);
        if (!filter.takes(line)) {
            return;
        }
        totals.add(line);
        BigDecimal again = bill.received().again(line.sums().billed());
        if (again.signum() > 0) {
            totals.paidAgain(again);
        }
        bill.received().cameIn().forEach(in -> totals.cameIn(words.day(in.at()), in.rupiah()));
        boolean isOpen = line.sums().open().signum() > 0;
        if (isOpen || !line.looks().isEmpty()) {
            kept.add(line);
        }
        boolean isLate = isOpen && line.due() != null && line.due().isBefore(today);
        bills.add(
                line.word(words),
                Cell.text(line.invoiceNumber()),
                Cell.text(line.customer()),
                Cell.day(line.due()),
                Cell.count(isLate ? (Long) Age.daysLate(line.due(), today) : null),
                Cell.money(line.sums().billed()),
                Cell.money(line.sums().paid()),
                Cell.money(line.sums().refunded()),
                Cell.money(line.sums().open()),
                Cell.time(words.time(line.paidAt())),
                Cell.text(line.channel()),
                Cell.link(line.link()),
                Cell.text(line.code()),
                payer.chat(line),
                Cell.text(line.email()),
                Cell.text(line.phone()),
                Cell.text(line.file()),
                Cell.count(line.row()),
                Cell.text(line.merchant()));
    }

    /** Puts the report into place, whole and on the disk. Nothing can be added after it. */
    void publish() throws IOException {
        bills.close();
        new RecapSheet(words, totals)
                .write(
                        sheet(
                                "recap",
                                1,
                                9,
                                "week from to bills billed paid refunded open came_in"));
        due();
        look();
        links();
        book.close();
        file.publish();
    }

    private void due() throws IOException {
        try (Sheet sheet =
                sheet(
                        "due",
                        1,
                        9,
                        "age bills sum invoice_number customer due days_late open "
                                + "phone whatsapp link code")) {
            new DueSheet(words, totals, payer, today).write(sheet, kept);
        }
    }

    private void look() throws IOException {
        try (Sheet sheet =
                sheet(
                        "look",
                        FIXED,
                        9,
                        "status invoice_number customer billed paid refunded paid_at "
                                + "why what_next channel request_id file row merchant")) {
            kept.each(line -> new LookSheet(words).add(sheet, line));
        }
    }

    private void links() throws IOException {
        try (Sheet sheet =
                sheet(
                        "links",
                        1,
                        8,
                        "customer email phone invoice_number amount amount_words due "
                                + "due_words link code message whatsapp")) {
            kept.each(line -> new LinkSheet(words, payer).add(sheet, line));
        }
    }

    /** What the bills came to. */
    ObjectNode totals() {
        return totals.json();
    }

    @Override
    public void close() throws IOException {
        kept.close();
        file.close();
    }
}
