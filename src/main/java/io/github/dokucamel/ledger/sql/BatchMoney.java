package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.BatchView.Money;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.Revised;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in for a batch, as its status report counts it: whole, of a second payment too, and
 * of a revision that came in no file in the batch of the one before.
 */
final class BatchMoney {

    private static final String ROWS =
            """
            SELECT p.id, p.content, p.payment, p.payment_status, (SELECT COUNT(*)
                FROM doku_payment_news n WHERE n.order_id = p.id) AS told, p.amount,"""
                    + RevisedBill.IS
                    + """
               AS revised FROM doku_orders p WHERE p.batch_id = ? AND (p.payment_status IN
                ('paid', 'mismatched', 'refunded', 'voided') OR\s"""
                    + RevisedBill.IS
                    + ")";

    /** Of so many orders that much money. */
    private static final class Sums {
        private long count;
        private BigDecimal total = BigDecimal.ZERO;

        void add(BigDecimal rupiah) {
            if (rupiah.signum() > 0) {
                count++;
                total = total.add(rupiah);
            }
        }

        /** What there is beside whole rupiah is left out. */
        Sum sum() {
            return new Sum(count, total.longValue());
        }
    }

    private final Sums received = new Sums();
    private final Sums paid = new Sums();
    private final Sums again = new Sums();
    private final Sums mismatched = new Sums();
    private final Sums refunded = new Sums();

    private BatchMoney() {}

    static Money of(Statements sql, long batchId) {
        BatchMoney money = new BatchMoney();
        sql.each(ROWS, row -> money.add(sql, row), batchId);
        return new Money(
                money.received.sum(),
                money.paid.sum(),
                money.again.sum(),
                money.mismatched.sum(),
                money.refunded.sum());
    }

    private void add(Statements sql, ResultSet row) throws SQLException {
        long orderId = row.getLong("id");
        Revised revised = row.getBoolean("revised") ? RevisedBill.of(sql, orderId) : null;
        if (revised != null) {
            Bill counts = revised.counts();
            PaymentState state = counts.state();
            if (!revised.isElsewhere() && state != null) {
                long asked = counts.order() == null ? 0 : counts.order().amount();
                add(state, asked, counts.received());
            }
            return;
        }
        String status = row.getString("payment_status");
        if (status == null) {
            return;
        }
        PaymentState state = PaymentState.valueOf(AsciiCase.upper(status));
        add(state, row.getLong("amount"), received(sql, row, state));
    }

    /** Of one that was told of once nothing has to be worked out. */
    private static Received received(Statements sql, ResultSet row, PaymentState state)
            throws SQLException {
        BigDecimal alone = row.getInt("told") == 1 ? paid(row.getBytes("payment")) : null;
        return state == PaymentState.PAID && alone != null
                ? new Received(alone, BigDecimal.ZERO, null, List.of(), List.of())
                : ReceivedRows.of(sql, row.getLong("id"), Order.fromJson(row.getBytes("content")));
    }

    private static @Nullable BigDecimal paid(byte @Nullable [] payment) {
        ObjectNode known = payment == null ? null : PaymentDocument.fromJson(payment);
        return known == null || !known.path("paid_amount").isNumber()
                ? null
                : known.path("paid_amount").decimalValue();
    }

    private void add(PaymentState state, long asked, Received came) {
        received.add(came.paid());
        refunded.add(came.refunded());
        if (state == PaymentState.PAID) {
            paid.add(came.paid());
        } else if (state == PaymentState.MISMATCHED) {
            mismatched.add(came.paid());
        }
        again.add(came.again(BigDecimal.valueOf(asked)));
    }
}
