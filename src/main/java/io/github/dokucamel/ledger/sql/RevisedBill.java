package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.Revised;
import io.github.dokucamel.ledger.Revised.Newest;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of one bill as the reports of files show them. One that came in no file, as a renewal
 * does, is told where the revision before it is.
 */
record RevisedBill(List<Part> parts) {

    /** Whether the order {@code p} has another revision. */
    static final String IS =
            """

            p.claims_key = 1 AND EXISTS (SELECT 1 FROM doku_orders v WHERE v.claims_key = 1
              AND v.merchant = p.merchant AND v.operation = p.operation
              AND v.invoice_number = p.invoice_number AND v.revision <> p.revision)""";

    /**
     * What one row tells.
     *
     * @param orderIds the oldest revision first
     */
    private record Part(List<Long> orderIds, Bill bill) {

        boolean isKept() {
            Received received = bill.received();
            return received.paid().compareTo(received.refunded()) > 0;
        }
    }

    /** What the row of that order tells; null where it is the only revision. */
    static @Nullable Revised of(Statements sql, long orderId) {
        RevisedBill revised = new RevisedBill(new ArrayList<>());
        Bills bills = new Bills(sql, bill -> {});
        sql.each(
                Bills.COLUMNS
                        + """
                         AND EXISTS (SELECT 1 FROM doku_orders p WHERE p.id = ? AND p.merchant = o.merchant
                          AND p.operation = o.operation AND p.invoice_number = o.invoice_number)
                          ORDER BY o.revision""",
                row -> revised.add(row, bills.read(row)),
                orderId);
        return revised.told(sql, orderId);
    }

    private void add(ResultSet row, Bill bill) throws SQLException {
        List<Long> orderIds = new ArrayList<>();
        Bill told = bill;
        if (number(row, "batch_id") == null && !parts.isEmpty()) {
            Part before = parts.remove(parts.size() - 1);
            orderIds.addAll(before.orderIds());
            told = Bills.joined(before.bill(), bill);
        }
        orderIds.add(row.getLong("id"));
        parts.add(new Part(orderIds, told));
    }

    private @Nullable Revised told(Statements sql, long orderId) {
        Part own =
                parts.stream().filter(p -> p.orderIds().contains(orderId)).findFirst().orElse(null);
        if (own == null || parts.size() == 1 && own.orderIds().size() == 1) {
            return null;
        }
        Part last = parts.get(parts.size() - 1);
        Part kept = parts.stream().filter(Part::isKept).reduce((one, next) -> next).orElse(last);
        boolean isPaid = own.bill().received().paid().signum() > 0;
        Part counts = isPaid ? own : kept;
        return new Revised(newest(sql, last, orderId), counts.bill(), !counts.equals(own));
    }

    private static @Nullable Newest newest(Statements sql, Part last, long orderId) {
        long newest = last.orderIds().get(last.orderIds().size() - 1);
        if (newest == orderId) {
            return null;
        }
        return new Newest(
                Objects.requireNonNull(last.bill().told().revision(), "An order has a revision"),
                Standings.of(sql, newest).status(),
                last.bill().told().paymentUrl(),
                last.bill().told().paymentCode());
    }
}
