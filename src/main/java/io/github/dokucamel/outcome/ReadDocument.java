package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Outcome documents out of their JSON. */
final class ReadDocument {

    private ReadDocument() {}

    /** @throws IllegalArgumentException when the bytes are no such document */
    static OutcomeDocument of(byte[] json) {
        try {
            JsonNode tree = OrderJson.read(json);
            if (!tree.path("outcome").isTextual()) {
                throw new IllegalArgumentException("Not an outcome document");
            }
            return new OutcomeDocument(
                    text(tree, "delivery_id"),
                    text(tree, "invoice_number"),
                    text(tree, "merchant"),
                    text(tree, "operation"),
                    number(tree, "revision"),
                    text(tree, "outcome"),
                    tree.path("replayed").asBoolean(),
                    answered(tree),
                    text(tree, "request_id"),
                    number(tree, "http_status"),
                    failure(tree.path("error")),
                    tree.path("attempts").asInt(),
                    arrival(tree.path("source")),
                    instant(tree, "received_at"),
                    instant(tree, "settled_at"),
                    Resolution.fromJson(tree.path("resolution")),
                    tree.path("payment") instanceof ObjectNode payment ? payment : null,
                    text(tree, "idempotency_key"));
        } catch (IOException | DateTimeParseException e) {
            throw new IllegalArgumentException("Not an outcome document", e);
        }
    }

    private static Answered answered(JsonNode tree) {
        String url = text(tree, "payment_url");
        String code = text(tree, "payment_code");
        JsonNode response = tree.get("response");
        return url == null && code == null && response == null
                ? null
                : new Answered(url, code, response);
    }

    private static Failure failure(JsonNode error) {
        if (!error.isObject()) {
            return null;
        }
        List<Violation> violations = new ArrayList<>();
        for (JsonNode v : error.path("violations")) {
            violations.add(new Violation(text(v, "field"), text(v, "rule"), text(v, "remedy")));
        }
        return new Failure(text(error, "code"), text(error, "message"), violations);
    }

    private static Arrival arrival(JsonNode source) {
        if (!source.isObject()) {
            return null;
        }
        JsonNode line = source.path("line");
        return new Arrival(
                text(source, "intake"),
                text(source, "name"),
                line.isIntegralNumber() ? line.longValue() : null);
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).textValue();
    }

    private static Integer number(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isIntegralNumber() ? value.intValue() : null;
    }

    private static Instant instant(JsonNode tree, String name) {
        String text = text(tree, name);
        return text == null ? null : Instant.parse(text);
    }
}
