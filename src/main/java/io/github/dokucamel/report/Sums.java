package io.github.dokucamel.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.report.book.Cell;
import io.github.dokucamel.report.book.Look;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** How many bills, and what they come to in rupiah. */
record Sums(long count, BigDecimal billed, BigDecimal paid, BigDecimal refunded, BigDecimal open) {

    static final Sums NONE =
            new Sums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** A bill of which so much came a second time. */
    static Sums ofPaid(BigDecimal paid) {
        return new Sums(1, BigDecimal.ZERO, paid, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Of no bill, but to be added to some. */
    static Sums ofBilled(BigDecimal billed) {
        return new Sums(0, billed, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    Sums plus(Sums other) {
        return new Sums(
                count + other.count,
                billed.add(other.billed),
                paid.add(other.paid),
                refunded.add(other.refunded),
                open.add(other.open));
    }

    /** Side by side, in the order of the components. */
    List<Cell> cells(Look look) {
        return Stream.of(
                        Cell.count(count),
                        Cell.money(billed),
                        Cell.money(paid),
                        Cell.money(refunded),
                        Cell.money(open))
                .map(cell -> cell.in(look))
                .toList();
    }

    void write(ObjectNode json) {
        json.put("count", count)
                .put("billed", plain(billed))
                .put("paid", plain(paid))
                .put("refunded", plain(refunded))
                .put("open", plain(open));
    }

    private static BigDecimal plain(BigDecimal rupiah) {
        return new BigDecimal(rupiah.stripTrailingZeros().toPlainString());
    }
}
