package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentLife;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the payment_news table. */
final class NewsRows {

    private static final String COLUMNS = "SELECT id, source, news, at FROM doku_payment_news";

    private NewsRows() {}

    /**
     * One of them.
     *
     * @param id 0 before it is kept
     */
    record Told(long id, Source source, PaymentNews news, Instant at) {}

    static List<Told> of(Statements sql, long orderId) {
        return sql.list(COLUMNS + " WHERE order_id = ? ORDER BY id", NewsRows::told, orderId);
    }

    /** What was told of an invoice number that no order has. */
    static List<Told> unmatched(Statements sql, String merchant, @Nullable String invoiceNumber) {
        return sql.list(
                COLUMNS
                        + " WHERE merchant = ? AND invoice_number = ? AND order_id IS NULL ORDER BY id",
                NewsRows::told,
                merchant,
                invoiceNumber);
    }

    /** What was told of a payment that no order asked for, by the number it had, if it had one. */
    static List<Told> stray(Statements sql, String merchant, @Nullable String invoiceNumber) {
        return invoiceNumber == null
                ? sql.list(
                        COLUMNS
                                + " WHERE merchant = ? AND invoice_number IS NULL"
                                + " AND order_id IS NULL ORDER BY id",
                        NewsRows::told,
                        merchant)
                : unmatched(sql, merchant, invoiceNumber);
    }

    static boolean anyUnmatched(Statements sql) {
        return sql.any("SELECT 1 FROM doku_payment_news WHERE order_id IS NULL LIMIT 1");
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("id"),
                Source.valueOf(row.getString("source")),
                PaymentNews.fromJson(row.getBytes("news")),
                Instant.ofEpochMilli(row.getLong("at")));
    }

    /**
     * @param orderId null while no order matches
     * @param notificationId null when the status call told it
     */
    static void add(
            Statements sql,
            String merchant,
            @Nullable Long orderId,
            @Nullable Long notificationId,
            Told told) {
        sql.update(
                """
                INSERT INTO doku_payment_news (merchant, invoice_number, order_id, notification_id,
                  source, news, at) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                merchant,
                told.news().invoiceNumber(),
                orderId,
                notificationId,
                told.source().name(),
                told.news().toJson(),
                told.at().toEpochMilli());
    }

    static void match(Statements sql, Told told, long orderId) {
        sql.update("UPDATE doku_payment_news SET order_id = ? WHERE id = ?", orderId, told.id());
    }

    /**
     * What follows from all that was told of an order.
     *
     * @param nothing what is known before anything was told
     */
    static Payment known(Statements sql, long orderId, Payment nothing) {
        Payment known = nothing;
        for (Told told : of(sql, orderId)) {
            known = PaymentLife.after(known, told.source(), told.news(), told.at()).payment();
        }
        return known;
    }
}
