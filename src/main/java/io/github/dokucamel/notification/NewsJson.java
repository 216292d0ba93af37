package io.github.dokucamel.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** News as the ledger keeps it. Amounts are texts, so that they keep their digits. */
final class NewsJson {

    private NewsJson() {}

    static byte[] write(PaymentNews news) {
        ObjectNode json = OrderJson.mapper().createObjectNode();
        put(json, "invoice_number", news.invoiceNumber());
        put(json, "kind", news.kind());
        put(json, "transaction_status", news.transactionStatus());
        put(json, "transaction_type", news.transactionType());
        put(json, "amount", news.amount());
        put(json, "at", news.at());
        put(json, "original_request_id", news.originalRequestId());
        put(json, "service", news.service());
        put(json, "acquirer", news.acquirer());
        put(json, "channel", news.channel());
        put(json, "authorize_id", news.authorizeId());
        put(json, "approval_code", news.approvalCode());
        put(json, "response_code", news.responseCode());
        put(json, "response_message", news.responseMessage());
        if (news.refund() != null) {
            ObjectNode refund = json.putObject("refund");
            put(refund, "id", news.refund().id());
            put(refund, "amount", news.refund().amount());
            put(refund, "type", news.refund().type());
        }
        return OrderJson.write(json);
    }

    static PaymentNews read(byte[] bytes) {
        try {
            JsonNode json = OrderJson.read(bytes);
            String at = text(json, "at");
            return new PaymentNews(
                    text(json, "invoice_number"),
                    Kind.valueOf(text(json, "kind")),
                    text(json, "transaction_status"),
                    text(json, "transaction_type"),
                    amount(json),
                    at == null ? null : Instant.parse(at),
                    text(json, "original_request_id"),
                    text(json, "service"),
                    text(json, "acquirer"),
                    text(json, "channel"),
                    text(json, "authorize_id"),
                    text(json, "approval_code"),
                    text(json, "response_code"),
                    text(json, "response_message"),
                    refund(json.get("refund")));
        } catch (IOException e) {
            throw new UncheckedIOException("News of the ledger could not be read", e);
        }
    }

    private static Refund refund(JsonNode json) {
        return json == null ? null : new Refund(text(json, "id"), amount(json), text(json, "type"));
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static BigDecimal amount(JsonNode json) {
        String amount = text(json, "amount");
        return amount == null ? null : new BigDecimal(amount);
    }
}
