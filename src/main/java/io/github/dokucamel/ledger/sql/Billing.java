package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Billed;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Orders that DOKU asks for by what the payer types. */
interface Billing extends Payments, Stored {

    String INQUIRED = "inquired";

    /** The newest of one code, of which all but the last few are paid. */
    int MOST = 100;

    @Override
    default List<Billed> billed(String merchant, String paymentCode) {
        return ledger().list(
                        """
                        SELECT o.id, o.content, o.settled_at,
                          COALESCE(o.doku_number, o.invoice_number) AS doku_number,
                          CASE WHEN EXISTS (SELECT 1 FROM doku_orders s WHERE s.merchant = o.merchant
                            AND s.operation = o.operation AND s.invoice_number = o.invoice_number
                            AND s.claims_key = 1 AND s.payment_status = 'paid')
                            THEN 'paid' ELSE o.payment_status END AS payment_status,
                          (SELECT count(*) FROM doku_events e WHERE e.order_id = o.id AND e.kind = ?)
                          AS inquired FROM doku_orders o WHERE o.payment_code = ? AND o.merchant = ?
                          AND o.outcome = 'accepted' AND o.claims_key = 1
                          AND o.cancelled_at IS NULL AND o.closed IS NULL
                          AND o.invoice_number IS NOT NULL ORDER BY o.id DESC LIMIT ?""",
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
                row.getString("doku_number"),
                status == null
                        ? PaymentState.PENDING
                        : PaymentState.valueOf(AsciiCase.upper(status)),
                Instant.ofEpochMilli(row.getLong("settled_at")),
                row.getInt("inquired") > 0);
    }

    @Override
    default void inquired(Billed bill, long now) {
        if (!bill.inquired()) {
            ledger().update(
                            """
                            INSERT INTO doku_events (order_id, at, kind, detail) SELECT ?, ?, ?, ? WHERE
                              NOT EXISTS (SELECT 1 FROM doku_events WHERE order_id = ? AND kind = ?)""",
                            bill.orderId(),
                            now,
                            INQUIRED,
                            "DOKU asked for it the first time",
                            bill.orderId(),
                            INQUIRED);
        }
    }
}
