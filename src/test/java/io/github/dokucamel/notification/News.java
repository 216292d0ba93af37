package io.github.dokucamel.notification;

import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import java.math.BigDecimal;
import java.time.Instant;

/** News for tests, of an order of {@value #EXPECTED} rupiah. */
final class News {

    static final long EXPECTED = 90_000;

    private News() {}

    static PaymentNews success(String originalRequestId, String amount) {
        return of(Kind.SUCCESS, "SUCCESS", originalRequestId, amount, null);
    }

    static PaymentNews refunded(String id, String amount) {
        Refund refund = new Refund(id, decimal(amount), "PARTIAL_REFUND");
        return of(Kind.REFUNDED, "REFUNDED", "r1", "90000", refund);
    }

    static PaymentNews of(Kind kind, String originalRequestId) {
        return of(kind, kind.name(), originalRequestId, "90000", null);
    }

    static PaymentNews at(Instant at, PaymentNews news) {
        return new PaymentNews(
                news.invoiceNumber(),
                news.kind(),
                news.transactionStatus(),
                news.transactionType(),
                news.amount(),
                at,
                news.originalRequestId(),
                news.service(),
                news.acquirer(),
                news.channel(),
                news.authorizeId(),
                news.approvalCode(),
                news.responseCode(),
                news.responseMessage(),
                news.refund(),
                news.references());
    }

    private static PaymentNews of(
            Kind kind, String status, String originalRequestId, String amount, Refund refund) {
        return new PaymentNews(
                "INV-1",
                kind,
                status,
                null,
                decimal(amount),
                null,
                originalRequestId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                refund,
                null);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
