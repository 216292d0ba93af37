package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.operation.check.CheckedOrder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders by the number that they have at DOKU, where each is one invoice number of the books. */
final class NumberAtDoku {

    /** Of an order {@code o}: it has a number at DOKU, given twice with its merchant before it. */
    static final String IS =
            """
            o.id IN (SELECT id FROM doku_orders WHERE merchant = ? AND doku_number = ?
                AND claims_key = 1
              UNION ALL SELECT id FROM doku_orders WHERE merchant = ? AND invoice_number = ?
                AND doku_number IS NULL AND claims_key = 1)""";

    /** Asked of every order, and true of hardly any. */
    private static final String IS_TAKEN =
            """
            SELECT 1 FROM (SELECT invoice_number FROM doku_orders WHERE merchant = ? AND doku_number = ?
                AND claims_key = 1
              UNION ALL SELECT invoice_number FROM doku_orders WHERE merchant = ? AND invoice_number = ?
                AND doku_number IS NULL AND claims_key = 1) o WHERE o.invoice_number <> ? LIMIT 1""";

    private NumberAtDoku() {}

    /** The values of {@link #IS}. */
    static Object[] values(String merchant, @Nullable String number) {
        return new Object[] {merchant, number, merchant, number};
    }

    /** Whether any order has another number than the books'. */
    static boolean isAnyApart(Statements sql) {
        return sql.any("SELECT 1 FROM doku_orders WHERE doku_number IS NOT NULL LIMIT 1");
    }

    /** The order of another invoice number that has the number which this one would have. */
    static Optional<Owner> taken(Statements sql, CheckedOrder checked) {
        String number = checked.dokuNumber();
        Object[] values =
                values(checked.merchant(), number == null ? checked.invoiceNumber() : number);
        Object[] all = {values[0], values[1], values[2], values[3], checked.invoiceNumber()};
        return sql.any(IS_TAKEN, all)
                ? sql.one(
                        BusinessKey.OWNER
                                + " FROM doku_orders o WHERE "
                                + IS
                                + " AND o.invoice_number <> ? ORDER BY o.id LIMIT 1",
                        BusinessKey.ROW,
                        all)
                : Optional.empty();
    }

    /** The books' number where a call names an order by another; null where it does not. */
    static @Nullable String booksOf(Statements sql, CheckedOrder call) {
        return call.invoiceNumber() == null
                ? null
                : sql.one(
                                """
                                SELECT invoice_number FROM doku_orders WHERE merchant = ?
                                  AND doku_number = ? AND claims_key = 1 LIMIT 1""",
                                row -> Objects.requireNonNull(row.getString(1)),
                                call.merchant(),
                                call.invoiceNumber())
                        .orElse(null);
    }
}
