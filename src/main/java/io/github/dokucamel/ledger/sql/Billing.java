package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder.Bill;
import io.github.dokucamel.ledger.Payments.Billed;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Orders that DOKU asks for by what the payer types. */
record Billing(Outcomes outcomes) {

    private static final String INQUIRED = "inquired";

    /** The newest of one code, of which all but the last few are paid. */
    private static final int MOST = 100;

    /** A bill that was just recorded is accepted as it is; DOKU does not know of it before it asks. */
    void accept(Statements sql, long orderId, Bill bill, long now) {
        OrderState state = OrderState.of(sql, orderId);
        Answered answered = new Answered(null, bill.paymentCode(), null);
        OutcomeDocument document = state.accepted(answered, null, now);
        outcomes.settled(
                sql,
                state,
                Outcome.ACCEPTED,
                document,
                "a bill: nothing is sent",
                Course.NONE,
                now);
        sql.update("UPDATE orders SET ask_at = NULL WHERE id = ?", orderId);
    }

    List<Billed> find(Statements sql, String merchant, String paymentCode) {
        return sql.list(
                """
                SELECT o.id, o.content, o.payment_status, o.settled_at,
                  (SELECT count(*) FROM events e WHERE e.order_id = o.id AND e.kind = ?) AS inquired
                  FROM orders o WHERE o.payment_code = ? AND o.merchant = ?
                  AND o.outcome = 'accepted' AND o.claims_key = 1 AND o.invoice_number IS NOT NULL
                  ORDER BY o.id DESC LIMIT ?""",
                Billing::billed,
                INQUIRED,
                paymentCode,
                merchant,
                MOST);
    }

    private static Billed billed(ResultSet row) throws SQLException {
        String status = row.getString("payment_status");
        return new Billed(
                row.getLong("id"),
                Order.fromJson(row.getBytes("content")),
                status == null
                        ? PaymentState.PENDING
                        : PaymentState.valueOf(status.toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("settled_at")),
                row.getInt("inquired") > 0);
    }

    Integer inquired(Statements sql, long orderId, long now) {
        return sql.update(
                """
                INSERT INTO events (order_id, at, kind, detail) SELECT ?, ?, ?, ?
                  WHERE NOT EXISTS (SELECT 1 FROM events WHERE order_id = ? AND kind = ?)""",
                orderId,
                now,
                INQUIRED,
                "DOKU asked for it the first time",
                orderId,
                INQUIRED);
    }
}
