package io.github.dokucamel.intake.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows that hold no order, and compares the sums among them with the orders above. */
final class NoBills {

    private static final int MOST = 1_000;

    private final List<NoBill> rows = new ArrayList<>();
    private long sum;

    /** What the orders since the last sum come to. */
    private long group;

    static boolean isSum(String kind) {
        return kind.equals(NoOrder.TOTAL) || kind.equals(NoOrder.SUBTOTAL);
    }

    /** Whether the orders above, all or those since the last sum, come to that. */
    boolean comeTo(@Nullable Long amount) {
        return amount != null && amount != 0 && (amount == sum || amount == group);
    }

    /** Counts an order, in whole rupiah. */
    void count(long amount) {
        sum += amount;
        group += amount;
    }

    /**
     * @param amount of a sum; null where it has none
     */
    void add(int row, String kind, @Nullable Long amount) {
        if (rows.size() < MOST) {
            rows.add(new NoBill(row, kind, amount, above(kind, amount)));
        }
        group = isSum(kind) ? 0 : group;
    }

    /** What a sum is compared with: of a group, the rows since the sum before it. */
    private long above(String kind, @Nullable Long amount) {
        boolean isOfAll = amount != null && amount == sum;
        boolean isOfGroup = kind.equals(NoOrder.SUBTOTAL) || amount != null && amount == group;
        return isOfGroup && !isOfAll ? group : sum;
    }

    List<NoBill> all() {
        return List.copyOf(rows);
    }
}
