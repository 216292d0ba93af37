package io.github.dokucamel.intake.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that holds no order.
 *
 * @param kind {@code total}, {@code subtotal}, {@code header}, {@code note} or {@code merged}
 * @param amount in whole rupiah; null where it has none
 * @param above what the orders above it come to, in whole rupiah
 */
public record NoBill(int row, String kind, @Nullable Long amount, long above) {

    /** For people, on one line. */
    public String told() {
        String what = "row %s is no order (%s)".formatted(row, kind);
        if (amount == null) {
            return what;
        }
        String says = String.format(Locale.ROOT, "%s: it says %,d", what, amount);
        return amount == above
                ? says + ", as the rows above it do"
                : String.format(Locale.ROOT, "%s, the rows above it come to %,d", says, above);
    }
}
