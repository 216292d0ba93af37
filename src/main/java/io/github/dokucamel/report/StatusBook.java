package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import io.github.dokucamel.signature.AsciiCase;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        LocalDate due = PaperWords.day(row.dueDate());
        BillStatus paying = paying(row, due);
        BillStatus status = status(row, due);
        BigDecimal billed = rupiah(row.amount());
        BigDecimal amount = billed == null ? rupiah(row.fileAmount()) : billed;
        Received received = received(row);
        BigDecimal open =
                billed == null || !status.isBill() ? null : status.open(billed, received.paid());
        totals.merge(
                status,
                new Sums(
                        1,
                        Objects.requireNonNullElse(amount, BigDecimal.ZERO),
                        received.paid(),
                        received.refunded(),
                        Objects.requireNonNullElse(open, BigDecimal.ZERO)),
                Sums::plus);
        rows.add(
                Cell.text(said.word(status, paying)).in((paying == null ? status : paying).look()),
                Cell.text(row.invoiceNumber()),
                Cell.money(amount),
                Cell.money(row.received() == null ? null : received.paid()),
                Cell.money(row.received() == null ? null : received.refunded()),
                Cell.money(open),
                Cell.day(due),
                Cell.time(words.time(row.paidAt() == null ? received.lastAt() : row.paidAt())),
                Cell.text(received.channel()),
                Cell.link(row.paymentUrl()),
                Cell.text(row.paymentCode()),
                Cell.text(status == BillStatus.DUPLICATE ? null : said.problem(row, status)),
                Cell.count(row.sourceRow() == null ? (Long) row.line() : row.sourceRow()),
                Cell.text(row.merchant()),
                Cell.text(row.operation()),
                Cell.count(row.revision() == null ? null : Long.valueOf(row.revision())),
                Cell.text(row.requestId()));
    }

    private static @Nullable BigDecimal rupiah(@Nullable Long amount) {
        return amount == null ? null : BigDecimal.valueOf(amount);
    }

    /** Invalid rows come to so many rupiah more than they say themselves. */
    void addInvalid(long rupiah) {
        if (rupiah > 0) {
            Sums more = Sums.ofBilled(BigDecimal.valueOf(rupiah));
            totals.merge(BillStatus.INVALID, more, Sums::plus);
        }
    }

    private BillStatus status(ReportRow row, @Nullable LocalDate due) {
        if (row.repeatsWaiting()) {
            return BillStatus.REPEATS_WAITING;
        }
        String outcome = Objects.requireNonNull(row.outcome());
        boolean isRepeated = BillStatus.DUPLICATE.key().equals(outcome);
        return BillStatus.of(
                outcome,
                isRepeated ? null : state(row),
                false,
                received(row),
                due,
                today,
                row.ended());
    }

    /** Of a duplicate, where the payment of the order that it repeats stands; else null. */
    private @Nullable BillStatus paying(ReportRow row, @Nullable LocalDate due) {
        PaymentState state = state(row);
        boolean isRepeated = BillStatus.DUPLICATE.key().equals(row.outcome());
        return isRepeated && state != null
                ? BillStatus.of("accepted", state, false, received(row), due, today, row.ended())
                : null;
    }

    private static Received received(ReportRow row) {
        return Objects.requireNonNullElse(row.received(), Received.NOTHING);
    }

    private static @Nullable PaymentState state(ReportRow row) {
        String status = row.paymentStatus();
        return status == null ? null : PaymentState.valueOf(AsciiCase.upper(status));
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
