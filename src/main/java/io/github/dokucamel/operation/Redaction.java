package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.told.CardNumbers;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Takes out of a call what may never be stored: the fields that the catalogue calls sensitive, a
 * customer's own access token, and where card numbers travel also what looks like one and what the
 * catalogue does not know.
 */
public record Redaction(FieldTree fields, boolean pci) {

    public Redaction(Operation operation) {
        this(FieldTree.of(operation.fields()), operation.pci());
    }

    /** Stands where a value was. */
    static final String MARK = "***";

    /** A copy without them. */
    public ObjectNode redacted(ObjectNode request) {
        return replaced(request, value -> MARK);
    }

    /**
     * A copy with something else in their place.
     *
     * @param other for a value as text
     */
    public ObjectNode replaced(ObjectNode request, UnaryOperator<String> other) {
        ObjectNode copy = (ObjectNode) replaced(request, fields, other);
        if (request.hasNonNull(Call.CUSTOMER_TOKEN)) {
            copy.put(Call.CUSTOMER_TOKEN, other.apply(request.get(Call.CUSTOMER_TOKEN).asText()));
        }
        return copy;
    }

    private JsonNode replaced(JsonNode value, FieldTree node, UnaryOperator<String> other) {
        if (value.isNull()) {
            return value;
        }
        boolean known = node != null;
        if (known && node.field() != null && node.field().sensitive()) {
            return TextNode.valueOf(other.apply(value.isValueNode() ? value.asText() : "" + value));
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                FieldTree below = known ? node.members().get(member.getKey()) : null;
                copy.set(member.getKey(), replaced(member.getValue(), below, other));
            }
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(value.size());
            FieldTree below = known ? node.element() : null;
            value.forEach(element -> copy.add(replaced(element, below, other)));
            return copy;
        }
        boolean kept = !pci || isDescribed(node) && !CardNumbers.isIn(value.asText());
        return kept ? value : TextNode.valueOf(other.apply(value.asText()));
    }

    private static boolean isDescribed(FieldTree node) {
        return node != null && node.field() != null;
    }
}
