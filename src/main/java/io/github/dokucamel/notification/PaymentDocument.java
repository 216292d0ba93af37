package io.github.dokucamel.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The member {@code payment} of documents: what is known of a payment, and the news that told it. */
public final class PaymentDocument {

    private PaymentDocument() {}

    /** Of an order that nothing has been told about. */
    public static ObjectNode pending(long expected) {
        return state(Payment.of(expected));
    }

    public static ObjectNode of(Payment known, Source source, PaymentNews news) {
        return told(state(known), source, news);
    }

    /** What {@link #of} made. */
    public static ObjectNode fromJson(byte[] json) {
        try {
            return (ObjectNode) OrderJson.read(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not what is known of a payment", e);
        }
    }

    /** Of a payment that no order asked for. */
    public static ObjectNode unmatched(Source source, PaymentNews news) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return told(json, source, news);
    }

    private static ObjectNode state(Payment known) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", known.state().text());
        json.put("expected_amount", known.expected());
        json.put("paid_amount", normal(known.paidAmount()));
        json.put("paid_at", text(known.paidAt()));
        json.put("refunded_amount", normal(known.refunded()));
        return json;
    }

    private static ObjectNode told(ObjectNode json, Source source, PaymentNews news) {
        json.put("told_by", source.text());
        json.put("amount", normal(news.amount()));
        json.put("transaction_status", news.transactionStatus());
        json.put("transaction_type", news.transactionType());
        json.put("transaction_date", text(news.at()));
        json.put("original_request_id", news.originalRequestId());
        json.put("service", news.service());
        json.put("acquirer", news.acquirer());
        json.put("channel", news.channel());
        json.put("authorize_id", news.authorizeId());
        json.put("approval_code", news.approvalCode());
        json.put("response_code", news.responseCode());
        json.put("response_message", news.responseMessage());
        json.set("refund", news.refund() == null ? json.nullNode() : tree(news.refund()));
        return json;
    }

    private static ObjectNode tree(Refund refund) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", refund.id())
                .put("amount", normal(refund.amount()))
                .put("type", refund.type());
    }

    /** {@code 150000} and not {@code 1.5E+5}. */
    private static BigDecimal normal(BigDecimal amount) {
        return amount == null ? null : new BigDecimal(PaymentNews.plain(amount));
    }

    private static String text(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
