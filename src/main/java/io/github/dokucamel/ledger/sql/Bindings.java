package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.BindingDocument;
import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeFileName;
import io.github.dokucamel.signature.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DOKU tells of bindings. No order is behind them, so their rows of payment_news stand under
 * numbers below zero, one for each binding, which no order has.
 *
 * <p>The code that a binding brings is a credential. It stays in the ledger until its document is
 * delivered, and nowhere else: what was told before is known by a digest.
 */
record Bindings(Outcomes outcomes) {

    /** How a telling is known again. */
    private record Kept(
            @Nullable String status, @Nullable String custIdMerchant, @Nullable String codeDigest) {

        static Kept of(BindingNews news) {
            return new Kept(
                    news.status(),
                    news.custIdMerchant(),
                    news.authCode() == null ? null : Sha256.hex(bytes(news.authCode())));
        }
    }

    void tell(Statements sql, Notification notification, BindingNews news, long now) {
        String merchant = notification.merchant();
        long place = place(merchant, news.externalId());
        byte[] kept = OrderJson.write(Kept.of(news));
        if (!isKept(sql, place, kept)) {
            sql.update(
                    """
                    INSERT INTO doku_payment_news (merchant, invoice_number, order_id, notification_id,
                      source, news, at) VALUES (?, ?, ?, ?, 'NOTIFICATION', ?, ?)""",
                    merchant,
                    news.externalId(),
                    place,
                    notification.id(),
                    kept,
                    notification.receivedAt());
            deliver(sql, notification, news, now);
        }
        if (news.authCode() != null) {
            sql.update(
                    "UPDATE doku_notifications SET body = ? WHERE id = ?",
                    BindingNews.withoutCode(notification.body()),
                    notification.id());
        }
    }

    private void deliver(Statements sql, Notification notification, BindingNews news, long now) {
        String merchant = notification.merchant();
        String deliveryId = Outcomes.newDeliveryId();
        outcomes.add(
                sql,
                Outcomes.NO_ORDER,
                Outcome.BOUND,
                deliveryId,
                OutcomeFileName.of(
                        merchant, "binding", news.externalId(), Outcome.BOUND, deliveryId),
                BindingDocument.of(
                                deliveryId,
                                merchant,
                                news,
                                Instant.ofEpochMilli(notification.receivedAt()),
                                Instant.ofEpochMilli(now))
                        .toJson(),
                false,
                now);
    }

    private static boolean isKept(Statements sql, long place, byte[] kept) {
        List<byte[]> told =
                sql.list(
                        "SELECT news FROM doku_payment_news WHERE order_id = ?",
                        row -> row.getBytes(1),
                        place);
        return told.stream().anyMatch(before -> Arrays.equals(before, kept));
    }

    /** Always below zero. */
    private static long place(String merchant, String externalId) {
        byte[] digest = Sha256.of(bytes(merchant + "\n" + externalId));
        return ByteBuffer.wrap(digest).getLong() | Long.MIN_VALUE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
