package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two orders have in common when they ask for the same thing. Key order, white space, the
 * spelling of numbers and the file format do not count; an absent member, a null, an empty object
 * and DOKU's default are equal. A scalar counts as its text, as CSV and XML know nothing else.
 */
final class ContentDigest {

    /** To be raised whenever the same order would get another digest. */
    static final int VERSION = 1;

    /** Numbers with more places than this keep their exponent: nobody writes them out. */
    private static final int MOST_PLACES = 64;

    private ContentDigest() {}

    /**
     * @param payload as sent
     * @return lower-case hex
     */
    static String of(Order order, ObjectNode payload, List<Field> fields) {
        ObjectNode content = payload.deepCopy();
        fields.stream()
                .filter(field -> field.assumed() != null && !field.path().contains("[]"))
                .forEach(
                        field ->
                                Members.putIfAbsent(
                                        content, field.path(), TextNode.valueOf(field.assumed())));
        StringBuilder normal = new StringBuilder();
        text(order.merchant(), normal);
        text(order.operation(), normal);
        text(order.invoiceNumber(), normal);
        normal.append(order.revision());
        value(content, normal);
        return Sha256.hex(normal.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Of a call.
     *
     * @param customer may be null
     * @param request without anything that may not be told from its digest
     */
    static String of(String merchant, String operation, String customer, ObjectNode request) {
        StringBuilder normal = new StringBuilder();
        text(merchant, normal);
        text(operation, normal);
        text(customer == null ? "" : customer, normal);
        value(request, normal);
        return Sha256.hex(normal.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean saysNothing(JsonNode value) {
        if (value.isObject()) {
            for (JsonNode member : value) {
                if (!saysNothing(member)) {
                    return false;
                }
            }
            return true;
        }
        return value.isNull();
    }

    private static void value(JsonNode value, StringBuilder normal) {
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            normal.append('{');
            sorted.forEach(
                    (name, member) -> {
                        if (!saysNothing(member)) {
                            text(name, normal);
                            value(member, normal);
                        }
                    });
            normal.append('}');
        } else if (value.isArray()) {
            normal.append('[');
            value.forEach(item -> value(item, normal));
            normal.append(']');
        } else if (value.isNull()) {
            normal.append('-');
        } else {
            text(value.isNumber() ? number(value) : value.asText(), normal);
        }
    }

    private static String number(JsonNode number) {
        if (number.isIntegralNumber() || !number.isBigDecimal()) {
            return number.asText();
        }
        BigDecimal shortest = number.decimalValue().stripTrailingZeros();
        return Math.abs((long) shortest.scale()) <= MOST_PLACES
                ? shortest.toPlainString()
                : shortest.toString();
    }

    /** The length in front keeps neighbours apart, whatever they hold. */
    private static void text(String text, StringBuilder normal) {
        normal.append(text.length()).append(':').append(text);
    }
}
