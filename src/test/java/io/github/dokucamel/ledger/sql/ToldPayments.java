package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.ledger.Payments.Understood;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.notification.PaymentNews;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What DOKU tells the ledger of payments, as its tests put it. */
final class ToldPayments {

    private final LedgerOnDisk disk;
    private final long now;

    ToldPayments(LedgerOnDisk disk, long now) {
        this.disk = disk;
        this.now = now;
    }

    static String body(String invoice, String type, String status, String amount, String began) {
        return """
            {"order":{"invoice_number":"%s","amount":%s},"transaction":{"type":"%s","status":"%s",
             "date":"2026-11-18T11:00:00Z","original_request_id":"%s"}}"""
                .formatted(invoice, amount, type, status, began);
    }

    static PaymentNews news(String body) {
        return news(body.getBytes(StandardCharsets.UTF_8));
    }

    static PaymentNews news(byte[] body) {
        return NotificationReader.read(body).orElseThrow();
    }

    static Notification notification(String merchant, String requestId, String body) {
        return new Notification(
                0,
                merchant,
                requestId,
                "2026-11-18T11:00:01Z",
                "/notifications",
                body.getBytes(StandardCharsets.UTF_8),
                LedgerOnDisk.NOW);
    }

    Notification receive(String merchant, String body) {
        Payments payments = disk.ledger().payments();
        payments.receive(notification(merchant, UUID.randomUUID().toString(), body));
        return payments.unread(1).get(0);
    }

    void notify(String merchant, String body) {
        Notification received = receive(merchant, body);
        disk.ledger().payments().notified(List.of(new Understood(received, news(body))), now);
    }

    void notify(String invoice, String type, String status, String amount) {
        notify("default", body(invoice, type, status, amount, "R-1"));
    }

    void success(String invoice) {
        notify(invoice, "SALE", "SUCCESS", "90000");
    }

    /** DOKU's answer to the question after the payment; asked again after a second. */
    void answer(Question question, String status) {
        String body = body(question.invoiceNumber(), "SALE", status, "90000", "R-1");
        disk.ledger().payments().asked(question, news(body), now + 1_000, now);
    }
}
