package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.table.Column.Known;
import io.github.dokucamel.intake.table.TableFile.Line;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Listing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks about rows that look like items of one bill: they follow each other under one number, and differ
 * in what is sold and in the amount alone. To bill one of them would be to bill too little.
 */
final class BillItems {

    /** Headers of what is sold. */
    private static final Pattern GOODS =
            Pattern.compile(
                    "((nama|kode|id|jenis|nomor|no|deskripsi|keterangan|uraian) )?(barang|brg|item|items|produk|product|jasa|layanan|sku|artikel)"
                            + "|(item|product|line|line item|service|part|sku|article) (name|code|id|no|number|desc|description)"
                            + "|deskripsi|description|uraian|rincian");

    /** Rows of one bill that are looked at together. */
    private static final int MOST = 1_000;

    private static final int MOST_NAMED = 20;

    /**
     * A row as it is sent.
     *
     * @param says its amount as it stands in the table
     */
    record Read(Line line, String says) {

        private TableRow row() {
            return line.row();
        }
    }

    /** Where rows come from; null at the end. */
    interface Rows {
        @Nullable Read next() throws IOException;
    }

    private final Header header;
    private final Fixes fixes;
    private final Rows rows;
    private final List<Integer> goods;
    private final int amount;
    private final Deque<Read> ready = new ArrayDeque<>();
    private @Nullable Read ahead;
    private boolean begun;

    BillItems(Header header, Fixes fixes, Rows rows) {
        this.header = header;
        this.fixes = fixes;
        this.rows = rows;
        this.amount = header.column(OrderColumns.AMOUNT);
        boolean isJudged = amount >= 0 && !header.isCanonical() && header.items().isEmpty();
        this.goods =
                IntStream.range(0, isJudged ? header.count() : 0)
                        .filter(this::isGoods)
                        .boxed()
                        .toList();
    }

    private boolean isGoods(int column) {
        MoneyKind kind = MoneyKind.of(header.header(column));
        return header.known(column) == Known.UNKNOWN
                && (kind == MoneyKind.QUANTITY
                        || kind == MoneyKind.PRICE
                        || GOODS.matcher(CellText.words(header.header(column))).matches());
    }

    @Nullable Line next() throws IOException {
        if (ready.isEmpty()) {
            read();
        }
        Read next = ready.poll();
        return next == null ? null : next.line();
    }

    /** The rows of one bill; nearly always that is one. */
    private void read() throws IOException {
        Read first = begun ? ahead : rows.next();
        if (first == null) {
            return;
        }
        if (goods.isEmpty()) {
            ready.add(first);
            return;
        }
        begun = true;
        List<Read> bill = new ArrayList<>(List.of(first));
        ahead = rows.next();
        while (ahead != null && bill.size() < MOST && isMoreOf(first.row(), ahead.row())) {
            bill.add(ahead);
            ahead = rows.next();
        }
        ready.addAll(areItems(bill) ? asked(bill) : bill);
    }

    /** Whether it says the same of the bill, or leaves it to the row above. */
    private boolean isMoreOf(TableRow first, TableRow row) {
        return isJudged(first)
                && isJudged(row)
                && first.holds(header.invoiceNumber())
                && row.holds(amount)
                && IntStream.range(0, header.count())
                        .filter(column -> header.field(column) != null && column != amount)
                        .allMatch(
                                column ->
                                        !row.holds(column)
                                                || row.cell(column).equals(first.cell(column)));
    }

    /** What a person wrote of a row counts. */
    private boolean isJudged(TableRow row) {
        return !row.tooLarge() && row.readable() && !fixes.has(row.row());
    }

    private boolean areItems(List<Read> bill) {
        return bill.size() > 1 && goods.stream().anyMatch(column -> differs(bill, column));
    }

    private static boolean differs(List<Read> bill, int column) {
        Set<String> seen = new HashSet<>();
        bill.forEach(line -> seen.add(CellText.line(line.row().cell(column))));
        return seen.size() > 1;
    }

    private List<Read> asked(List<Read> bill) {
        String beside = together(bill);
        return bill.stream().map(row -> asked(row, beside)).toList();
    }

    private Read asked(Read row, String beside) {
        List<Doubt> doubts = new ArrayList<>(row.line().doubts());
        if (doubts.stream().anyMatch(doubt -> doubt.column() == amount)) {
            return row;
        }
        CellReason reason = CellReason.AMOUNT_ITEM;
        doubts.add(new Doubt(amount, OrderColumns.AMOUNT, reason, row.says(), null, beside));
        return new Read(new Line(row.row(), row.line().tidied(), doubts), row.says());
    }

    /** Which rows they are, and what they come to where that is known. */
    private String together(List<Read> bill) {
        List<String> numbers = bill.stream().map(read -> String.valueOf(read.row().row())).toList();
        String which =
                numbers.size() > MOST_NAMED
                        ? Listing.to(numbers.get(0), numbers.get(numbers.size() - 1))
                        : Listing.and(numbers);
        List<Long> amounts =
                bill.stream()
                        .map(line -> TableFile.rupiah(line.row().cell(amount)))
                        .filter(Objects::nonNull)
                        .toList();
        boolean isKnown = amounts.size() == bill.size() && bill.size() < MOST;
        String sum = Figures.money(amounts.stream().mapToLong(Long::longValue).sum());
        return isKnown
                ? ": rows %s have its number and come to %s".formatted(which, sum)
                : ": rows %s have its number".formatted(which);
    }
}
