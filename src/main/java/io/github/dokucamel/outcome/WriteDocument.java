package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Outcome documents as JSON. */
final class WriteDocument {

    private WriteDocument() {}

    static byte[] json(OutcomeDocument document) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Answered answered = document.answered() == null ? Answered.NOTHING : document.answered();
        json.put("delivery_id", document.deliveryId());
        json.put("invoice_number", document.invoiceNumber());
        json.put("merchant", document.merchant());
        json.put("operation", document.operation());
        json.put("revision", document.revision());
        if (document.callKey() != null) {
            json.put("idempotency_key", document.callKey());
        }
        json.put("outcome", document.outcome());
        json.put("replayed", document.replayed());
        json.put("payment_url", answered.paymentUrl());
        if (answered.paymentCode() != null) {
            json.put("payment_code", answered.paymentCode());
        }
        json.put("request_id", document.requestId());
        json.put("http_status", document.httpStatus());
        json.set("error", document.error() == null ? json.nullNode() : tree(document.error()));
        json.put("attempts", document.attempts());
        json.set("source", document.source() == null ? json.nullNode() : tree(document.source()));
        json.put("received_at", text(document.receivedAt()));
        json.put("settled_at", text(document.settledAt()));
        if (document.resolution() != null) {
            json.set("resolution", document.resolution().toJson());
        }
        if (document.payment() != null) {
            json.set("payment", document.payment());
        }
        if (answered.response() != null) {
            json.set("response", answered.response());
        }
        // By way of a String: half a character in a text becomes '?' instead of an exception.
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static ObjectNode tree(Failure error) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", error.code());
        json.put("message", error.message());
        if (!error.violations().isEmpty()) {
            ArrayNode violations = json.putArray("violations");
            for (Violation violation : error.violations()) {
                violations
                        .addObject()
                        .put("field", violation.field())
                        .put("rule", violation.rule())
                        .put("remedy", violation.remedy());
            }
        }
        return json;
    }

    private static ObjectNode tree(Arrival source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("intake", source.intake())
                .put("name", source.name())
                .put("line", source.line());
    }
}
