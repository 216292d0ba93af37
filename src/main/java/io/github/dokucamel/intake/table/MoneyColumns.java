package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.table.Column.Known;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns beside the amount that say something of the same money, and what they say in a row. */
final class MoneyColumns {

    /** Kinds of columns that may be the bill. */
    private static final Set<MoneyKind> RIVALS =
            EnumSet.of(MoneyKind.LEFT, MoneyKind.WHOLE, MoneyKind.BILLED);

    /** What is looked at beside the amount, and is none. */
    private static final Set<MoneyKind> NO_MONEY = EnumSet.of(MoneyKind.STATUS, MoneyKind.CURRENCY);

    /** The value added tax, in hundredths: of the law, and as most bills have it. */
    private static final List<Integer> TAX_RATES = List.of(11, 12);

    private static final int HUNDRED = 100;

    private static final int MOST_DIGITS = 15;

    private final Header header;
    private final int amount;
    private final boolean areOfPeople;
    private final Map<MoneyKind, List<Integer>> beside = new EnumMap<>(MoneyKind.class);
    private final List<Integer> rivals = new ArrayList<>();

    MoneyColumns(Header header) {
        this.header = header;
        this.amount = header.column(OrderColumns.AMOUNT);
        this.areOfPeople = amount >= 0 && !header.isCanonical();
        for (int column = 0; areOfPeople && column < header.count(); column++) {
            add(column);
        }
    }

    private void add(int column) {
        if (header.known(column) == Known.LESS_SURE) {
            HeaderNames.Meaning meaning = HeaderNames.of(header.header(column));
            if (meaning != null && meaning.field().equals(OrderColumns.AMOUNT)) {
                rivals.add(column);
            }
        } else if (header.known(column) == Known.UNKNOWN) {
            MoneyKind kind = MoneyKind.of(header.header(column));
            if (kind != null) {
                beside.computeIfAbsent(kind, any -> new ArrayList<>()).add(column);
            }
            if (kind != null && RIVALS.contains(kind)) {
                rivals.add(column);
            }
        }
    }

    /** The column that the amount is read from; -1 for none. */
    int amount() {
        return amount;
    }

    /** Whether there is an amount, and names that people give. */
    boolean areOfPeople() {
        return areOfPeople;
    }

    boolean areNone() {
        return beside.isEmpty() && rivals.isEmpty();
    }

    /** Whether quantity times price can be known. */
    boolean haveProduct() {
        return of(MoneyKind.QUANTITY).size() == 1 && of(MoneyKind.PRICE).size() == 1;
    }

    /** Columns that may be the amount as well. */
    List<Integer> rivals() {
        return rivals;
    }

    String words(int column) {
        return CellText.words(header.header(column));
    }

    List<Integer> of(MoneyKind kind) {
        return beside.getOrDefault(kind, List.of());
    }

    /** Headers of columns of money that are not read, as they stand in the table. */
    List<String> headers() {
        Set<Integer> all = new TreeSet<>(rivals);
        // A state or a remark is looked at, and says nothing of an amount.
        beside.forEach((kind, those) -> all.addAll(kind == MoneyKind.STATUS ? List.of() : those));
        return all.stream().map(header::header).distinct().toList();
    }

    boolean isLeft(int column) {
        return MoneyKind.of(header.header(column)) == MoneyKind.LEFT
                || words(column).matches(".*\\bdue\\b.*");
    }

    @Nullable Long product(TableRow row) {
        Long quantity = only(row, MoneyKind.QUANTITY);
        Long price = only(row, MoneyKind.PRICE);
        return quantity == null || price == null ? null : (Long) times(quantity, price);
    }

    long extra(TableRow row) {
        return sum(row, MoneyKind.TAX) - sum(row, MoneyKind.DISCOUNT);
    }

    long sum(TableRow row, MoneyKind kind) {
        return of(kind).stream()
                .map(column -> value(row, column))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Of a kind that there is one column of. */
    @Nullable Long only(TableRow row, MoneyKind kind) {
        return of(kind).size() == 1 ? value(row, of(kind).get(0)) : null;
    }

    /** So that nothing overflows. */
    static long times(long first, long second) {
        return first == 0 || Long.MAX_VALUE / Math.abs(first) > Math.abs(second)
                ? first * second
                : Long.MAX_VALUE;
    }

    /** A number of a row; null where there is none that can be read. */
    @Nullable Long value(TableRow row, int column) {
        if (!row.holds(column)) {
            return null;
        }
        String cell = row.cell(column);
        String digits = AmountCell.of(cell, row.isNumber(column), null, false).text();
        return digits.isEmpty() || digits.length() > MOST_DIGITS ? null : Long.valueOf(digits);
    }

    /** The product itself, or with what comes on top or off. */
    boolean isProduct(TableRow row, long bill, long product) {
        long off = sum(row, MoneyKind.DISCOUNT);
        long on = sum(row, MoneyKind.TAX);
        return product == bill
                || product + on - off == bill
                || product - off == bill
                || product + on == bill
                || isWithTax(bill, product)
                || isWithTax(bill, product - off)
                || isLeft(amount);
    }

    /** Whether a bill is with the value added tax, though no column says it; rounded either way. */
    static boolean isWithTax(long bill, long base) {
        return TAX_RATES.stream()
                .anyMatch(
                        rate -> Math.abs(bill * HUNDRED - times(base, HUNDRED + rate)) <= HUNDRED);
    }

    /** Whether a cell says something of money that is no whole amount. */
    boolean isOdd(TableRow row, int column) {
        if (!row.holds(column)) {
            return false;
        }
        String cell = row.cell(column);
        CellReason reason = AmountCell.of(cell, row.isNumber(column), null, false).reason();
        return reason != null
                && switch (reason) {
                    case AMOUNT_EMPTY, BROKEN_FORMULA -> false;
                    case AMOUNT_WORDS -> Character.isDigit(CellText.code(cell).charAt(0));
                    default -> true;
                };
    }
}
