package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.Column.Known;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether the rows of a table leave a doubt which of its columns is the bill: a second one that may be
 * it and says otherwise, or quantity, price, taxes and discounts beside an amount that may be a part.
 */
final class AmountQuestion {

    /** Headers of an amount that may be a part of the bill, or a number of things. */
    private static final Set<String> UNSURE = Set.of("amount", "nilai", "nominal", "jumlah");

    /** Headers of what is to be paid as well as of what was. */
    private static final Pattern EITHER_WAY =
            Pattern.compile("(total|jumlah) (bayar|pembayaran)( (rp|idr|rupiah))?");

    private final Header header;
    private final MoneyBeside money;
    private final MoneyColumns columns;
    private final int amount;
    private final boolean judges;
    private final boolean isUnsure;

    /** Columns that may be the amount as well, and say otherwise in some row. */
    private final Set<Integer> differing = new TreeSet<>();

    /** Columns by which the amount may be another one, of some row. */
    private final Set<Integer> unexplained = new TreeSet<>();

    /** Where they do first, as a spreadsheet program shows it. */
    private int firstRow;

    private long products;
    private long otherProducts;

    AmountQuestion(Header header, MoneyBeside money) {
        this.header = header;
        this.money = money;
        this.columns = money.columns();
        this.amount = columns.amount();
        this.isUnsure =
                money.judges()
                        && UNSURE.contains(columns.words(amount))
                        && header.known(header.invoiceNumber()) != Known.CANONICAL;
        boolean asks = isUnsure || !columns.rivals().isEmpty() || columns.haveProduct();
        this.judges = money.judges() && !columns.areNone() && asks;
    }

    /** Looks at a row before any is sent. */
    void look(TableRow row) {
        if (!judges) {
            return;
        }
        Long bill = columns.value(row, amount);
        if (bill == null) {
            return;
        }
        Long price = columns.only(row, MoneyKind.PRICE);
        for (int rival : columns.rivals()) {
            Long other = columns.value(row, rival);
            boolean eitherWay =
                    bill > 0
                            && (EITHER_WAY.matcher(columns.words(amount)).matches()
                                    || EITHER_WAY.matcher(columns.words(rival)).matches());
            boolean isPart =
                    other != null
                            && !columns.isLeft(rival)
                            && (isWith(row, other, bill)
                                    || price != null && MoneyColumns.times(other, price) == bill);
            boolean isOther = other == null ? columns.isOdd(row, rival) : !other.equals(bill);
            if (isOther && !isPart || other != null && eitherWay) {
                differing.add(rival);
                firstRow = firstRow == 0 ? row.row() : firstRow;
            }
        }
        Long product = columns.product(row);
        if (product != null) {
            money.look(row, bill, product);
            products++;
            otherProducts += columns.isProduct(row, bill, product) ? 0 : 1;
        } else if (isUnsure) {
            explain(row, bill);
        }
    }

    /** Whether taxes and discounts of the row, or the taxes alone, lead from one to the other. */
    private boolean isWith(TableRow row, long base, long bill) {
        return base + columns.extra(row) == bill || base + columns.sum(row, MoneyKind.TAX) == bill;
    }

    /** Notes the columns by which an amount of an unsure name may not be the bill. */
    private void explain(TableRow row, long bill) {
        Long price = columns.only(row, MoneyKind.PRICE);
        Long quantity = columns.only(row, MoneyKind.QUANTITY);
        if (price != null && price != 0 && price != bill && columns.rivals().isEmpty()) {
            unexplained.addAll(columns.of(MoneyKind.PRICE));
        }
        if (quantity != null && quantity > 1) {
            unexplained.addAll(columns.of(MoneyKind.QUANTITY));
        }
        Long base = columns.only(row, MoneyKind.BASE);
        boolean isSum = base != null && base + columns.extra(row) == bill;
        for (MoneyKind kind : List.of(MoneyKind.TAX, MoneyKind.DISCOUNT)) {
            for (int column : columns.of(kind)) {
                Long value = columns.value(row, column);
                if (value != null && value != 0 && !isSum) {
                    unexplained.add(column);
                }
            }
        }
    }

    /**
     * @throws NotABatchException where rows say that the bill may be another column
     */
    void hold() throws NotABatchException {
        if (!differing.isEmpty()) {
            List<Integer> all = new ArrayList<>(differing);
            all.add(amount);
            all.sort(Comparator.naturalOrder());
            throw new NotABatchException(
                    Why.of(
                            "amount_columns",
                            "columns",
                            names(all),
                            "row",
                            firstRow,
                            "lines",
                            lines(all)));
        }
        if (otherProducts * 2 > products) {
            unexplained.addAll(columns.of(MoneyKind.QUANTITY));
            unexplained.addAll(columns.of(MoneyKind.PRICE));
        }
        if (!unexplained.isEmpty()) {
            throw new NotABatchException(
                    Why.of(
                            "amount_in_doubt",
                            "column",
                            Excerpt.of(header.header(amount)),
                            "columns",
                            names(unexplained),
                            "lines",
                            lines(List.of(amount))));
        }
    }

    private String names(Collection<Integer> which) {
        return String.join(
                ", ", which.stream().map(header::header).distinct().map(Excerpt::of).toList());
    }

    /** As they are pasted into the configuration. */
    private String lines(List<Integer> which) {
        return String.join(
                " / ",
                which.stream()
                        .map(column -> Header.mapping(header.header(column), OrderColumns.AMOUNT))
                        .distinct()
                        .toList());
    }
}
