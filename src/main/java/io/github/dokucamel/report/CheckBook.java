package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.RepairSeal;
import io.github.dokucamel.ledger.RepairSheet;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Column;
import io.github.dokucamel.report.book.Look;
import io.github.dokucamel.report.book.Sheet;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.WrongCell;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

    private static final Look SAYS = Look.of("FEE2E2", "");
    private static final Look SHOULD_SAY = Look.of("FEF08A", "");
    private static final Look WHY = Look.of("", "991B1B");

    private final PaperWords words;
    private final DraftFile file;
    private final Book book;
    private final List<CheckEntry> listed = new ArrayList<>();

    /** Starts a paper that replaces {@code target} when it is published. */
    CheckBook(Path target, ReportReaders readers, PaperWords words) throws IOException {
        this.words = words;
        this.file = new DraftFile(target, readers);
        this.book = new Book(file.out(), words.language().code());
    }

    /**
     * @param seal puts the ledger's seal under what the hidden sheet says
     */
    void write(Found found, CheckLists lists, CheckJson.Sums sums, UnaryOperator<String> seal) {
        CheckSummary summary = new CheckSummary(words, found, sums);
        try (Sheet sheet = book.sheet(words.of("sheet.summary"), summary.columns(), 0)) {
            summary.write(sheet);
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
            boolean isOver = found.isCancelled();
            more = lists.toFix(entry -> fix(sheet, entry, isOver));
            more += lists.toConfirm(entry -> fix(sheet, entry, isOver));
            more(sheet, more);
        }
        try (Sheet sheet = sheet("tidied", "row", "what", "was", "sent")) {
            found.read().tidied().forEach(cell -> tidied(sheet, cell));
            more(sheet, found.read().tidiedCount() - found.read().tidied().size());
        }
        key(found, seal);
    }

    /** By which it is known when it is dropped back. */
    private void key(Found found, UnaryOperator<String> seal) {
        List<Column> columns =
                Stream.of("kind", "row", "column", "field", "first", "says")
                        .map(Column::of)
                        .toList();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(about(RepairSheet.BATCH, found.name()));
        rows.add(about(RepairSheet.DIGEST, found.digest()));
        rows.add(about(RepairSheet.OPENED, Long.toString(found.openedAt())));
        rows.add(about(RepairSheet.FIX, words.of("sheet.fix")));
        listed.forEach(entry -> rows.add(key(entry)));
        RepairSeal said = new RepairSeal();
        rows.forEach(row -> said.add(row.stream().map(Cell::shown).toList()));
        try (Sheet sheet = book.sheet(RepairSheet.NAME, columns, 0)) {
            sheet.hide();
            sheet.add(about(RepairSheet.SEAL, seal.apply(said.text())));
            rows.forEach(sheet::add);
        }
    }

    private static List<Cell> about(RepairSheet kind, String value) {
        Cell none = Cell.empty();
        return List.of(Cell.text(kind.kind()), none, none, none, none, Cell.text(value));
    }

    private List<Cell> key(CheckEntry entry) {
        WrongCell cell = entry.cell();
        return List.of(
                Cell.text((entry.asks() ? RepairSheet.ASKED : RepairSheet.CELL).kind()),
                Cell.text(Integer.toString(cell.row())),
                Cell.text(shownColumn(entry)),
                Cell.text(cell.field()),
                Cell.text(Long.toString(entry.order())),
                Cell.text(entry.says()));
    }

    private Sheet sheet(String name, String... heads) {
        List<Column> columns =
                Stream.of(heads).map(head -> Column.of(head, words.of("head." + head))).toList();
        return book.sheet(words.of("sheet." + name), columns, FIXED);
    }

    /**
     * @param isOver whether nothing that is filled in is taken any more
     */
    private void fix(Sheet sheet, CheckEntry entry, boolean isOver) {
        listed.add(entry);
        sheet.add(
                Cell.count((long) entry.cell().row()),
                Cell.text(words.number(entry.invoiceNumber())),
                Cell.text(entry.customer()),
                Cell.text(shownColumn(entry)),
                drawn(entry.says()).in(SAYS),
                entry.isFixable() && !isOver
                        ? drawn(entry.isSafe() ? entry.cell().proposal() : null).in(SHOULD_SAY)
                        : Cell.empty(),
                Cell.text(words.told(entry.why(words.language()))).in(WHY));
    }

    /** Its header; where it has none, what people call its field. */
    private String shownColumn(CheckEntry entry) {
        String column = entry.cell().column();
        return column == null ? words.field(entry.cell().field()) : column;
    }

    private static Cell drawn(@Nullable String text) {
        Cell cell = Cell.text(text);
        return cell.isEmpty() ? Cell.blank() : cell;
    }

    private void tidied(Sheet sheet, Tidied cell) {
        sheet.add(
                Cell.count((long) cell.row()),
                Cell.text(cell.column()),
                Cell.text(cell.was()),
                Cell.text(sent(cell)));
    }

    /** In words where nothing was. A due date that is a day can only be one that is over. */
    private String sent(Tidied cell) {
        if (!cell.sent().isEmpty()) {
            return cell.sent();
        }
        boolean isOver = cell.field().equals("due_date") && PaperWords.day(cell.was()) != null;
        return words.of(isOver ? "check.due_over" : "check.sent_empty");
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
