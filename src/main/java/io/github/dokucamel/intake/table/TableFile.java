package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Tidied;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table under its header: the rows that hold orders, their cells put right. The file is looked
 * through once before, to know how its columns are written.
 */
public final class TableFile implements Closeable {

    /**
     * A row that holds an order.
     *
     * @param tidied what was put right in it
     * @param doubts cells that were not taken
     */
    public record Line(TableRow row, List<Tidied> tidied, List<Doubt> doubts) {}

    /** So that the sum of a million rows is still a number. */
    private static final long MOST = 1_000_000_000_000L;

    private static final int MOST_DIGITS = 12;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Header header;
    private final @Nullable String sheet;
    private final List<String> otherSheets;
    private final Table table;
    private final Fixes fixes;

    /** Columns that the table does not have. */
    private final int more;

    private final Tidy tidy;
    private final Profile profile;
    private final NoOrder noOrder;
    private final NoBills noBills = new NoBills();
    private final BillItems items;
    private long cellsTidied;
    private @Nullable TableRow ahead;

    private TableFile(
            Header header,
            int more,
            @Nullable String sheet,
            List<String> otherSheets,
            Profile profile,
            Table table,
            FileOptions options)
            throws IOException {
        this.header = header;
        this.sheet = sheet;
        this.otherSheets = otherSheets;
        this.profile = profile;
        this.noOrder = new NoOrder(header);
        this.table = table;
        this.fixes = options.fixes();
        this.more = more;
        this.tidy = new Tidy(header, profile, options);
        this.items = new BillItems(header, fixes, this::read);
        this.ahead = table.next();
    }

    /** Opens a table at its first row. */
    interface Opening {
        Table open() throws IOException;
    }

    /**
     * @param sheet its name; null for text
     * @param otherSheets names of further sheets that could be read
     */
    static TableFile of(
            Header header,
            @Nullable String sheet,
            List<String> otherSheets,
            FileOptions options,
            Opening opening)
            throws IOException, NotABatchException {
        Header all = options.fixes().columns(header);
        Profile profile;
        try (Table table = opening.open()) {
            profile = Profile.of(all, table);
        }
        profile.hold();
        int more = all.count() - header.count();
        return new TableFile(all, more, sheet, otherSheets, profile, opening.open(), options);
    }

    public Header header() {
        return header;
    }

    /** The name of the sheet; null for text. */
    public @Nullable String sheet() {
        return sheet;
    }

    /** Headers of columns beside the amount that say something of money, and are not read. */
    public List<String> moneyBeside() {
        return profile.money().columns().headers();
    }

    /** The names of further sheets that could be read, and are not. */
    public List<String> otherSheets() {
        return otherSheets;
    }

    /** The next row that holds an order; null at the end, and where the table breaks off. */
    public @Nullable Line next() throws IOException {
        return items.next();
    }

    private BillItems.@Nullable Read read() throws IOException {
        TableRow row = step();
        while (row != null && isNoOrder(row)) {
            row = step();
        }
        if (row == null) {
            return null;
        }
        if (row.tooLarge() || !row.readable()) {
            return new BillItems.Read(new Line(row, List.of(), List.of()), "");
        }
        TableRow read = fixes.applied(fitted(row), header, more);
        Tidy.Row tidied = tidy.of(read, ahead == null && !table.isWhole());
        Long amount = amount(tidied.row());
        cellsTidied += tidied.tidied().size();
        noBills.count(amount == null ? 0 : amount);
        Line line = new Line(tidied.row(), tidied.tidied(), tidied.doubts());
        int column = header.column(OrderColumns.AMOUNT);
        return new BillItems.Read(line, column < 0 ? "" : read.cell(column));
    }

    /** The next row, with the one behind it looked at. */
    private @Nullable TableRow step() throws IOException {
        TableRow row = ahead;
        ahead = row == null ? null : table.next();
        return row;
    }

    private boolean isNoOrder(TableRow row) {
        if (row.row() <= header.row()) {
            return true;
        }
        String kind = noOrder.kind(row);
        if (kind == null && noOrder.isLoneAmount(row) && noBills.comeTo(amount(row))) {
            kind = NoOrder.SUBTOTAL;
        }
        if (kind == null) {
            return false;
        }
        noBills.add(row.row(), kind, NoBills.isSum(kind) ? amount(row) : null);
        return true;
    }

    private @Nullable Long amount(TableRow row) {
        int column = header.column(OrderColumns.AMOUNT);
        if (column < 0 || !row.holds(column)) {
            return null;
        }
        return rupiah(profile.amount(row, column).text());
    }

    /** Of an amount that was put right; null for anything else. */
    static @Nullable Long rupiah(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return null;
        }
        return digits.length() > MOST_DIGITS ? MOST : Long.parseLong(digits);
    }

    /**
     * Excel leaves out a row's last empty cells, and writes some that are too many. A program does
     * not, and a last row that is short may be all that came of it.
     */
    private TableRow fitted(TableRow row) {
        List<String> cells = row.cells();
        int count = header.count() - more;
        boolean cut = header.isCanonical() || ahead == null && !table.isWhole();
        if (cells.size() < count && !cut) {
            List<String> padded = new ArrayList<>(cells);
            while (padded.size() < count) {
                padded.add("");
            }
            return row.with(padded);
        }
        boolean surplus =
                cells.size() > count
                        && cells.subList(count, cells.size()).stream().allMatch(CellText::isBlank);
        return surplus ? row.with(List.copyOf(cells.subList(0, count))) : row;
    }

    /** Cells that were put right so far. */
    public long tidied() {
        return cellsTidied;
    }

    /** Rows that were no orders so far; none of a table of which only some rows are put right. */
    public List<NoBill> noBills() {
        return fixes.isEmpty() ? noBills.all() : List.of();
    }

    /** Why there is no further row, when that is not the end; null when it is. */
    public Table.@Nullable Broken broken() {
        return table.broken();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
