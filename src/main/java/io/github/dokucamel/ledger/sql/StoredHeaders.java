package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's own headers as the text of a JSON object. */
final class StoredHeaders {

    private StoredHeaders() {}

    /** Null for none. */
    static @Nullable String text(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        headers.forEach(json::put);
        return json.toString();
    }

    static Map<String, String> of(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            JsonNode json = OrderJson.read(text.getBytes(StandardCharsets.UTF_8));
            json.properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        } catch (IOException e) {
            throw new LedgerException("A stored request has headers that cannot be read", e);
        }
        return headers;
    }
}
