package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Operation.Media;
import io.github.dokucamel.order.OrderJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One payload as it travels.
 *
 * @param target path and query, escaped: what is called
 * @param headers of the operation's own, beside those of its signature; a content type among them
 *     goes before JSON's
 * @param body JSON, UTF-8, without white space, or a form; null for a call without a body
 */
public record WireRequest(String target, Map<String, String> headers, byte[] body) {

    public WireRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * @param payload with every field of the operation in it, wherever it travels
     */
    public static WireRequest of(Operation operation, ObjectNode payload) {
        // Only members of the top leave it.
        ObjectNode body = payload.objectNode();
        body.setAll(payload);
        operation.blank(body);
        String path = operation.path();
        Map<String, String> headers = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder();
        for (Field field : operation.fields()) {
            if (field.place() == Place.BODY) {
                continue;
            }
            JsonNode value = body.remove(field.path());
            String text = value == null || value.isNull() ? field.assumed() : value.asText();
            if (text == null) {
                continue;
            }
            switch (field.place()) {
                case PATH -> path = path.replace("{" + field.path() + "}", escaped(text));
                case QUERY ->
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(escaped(field.path()))
                                .append('=')
                                .append(escaped(text));
                default -> headers.put(field.path(), text);
            }
        }
        if (operation.media() == Media.MULTIPART) {
            FormBody form = FormBody.of(body);
            headers.put("Content-Type", form.type());
            return new WireRequest(path + query, headers, form.bytes());
        }
        boolean bodiless = operation.method().equals("GET");
        return new WireRequest(path + query, headers, bodiless ? null : OrderJson.wire(body));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
