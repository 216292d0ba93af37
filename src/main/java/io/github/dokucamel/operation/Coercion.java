package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.signature.AsciiCase;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives members the type their field wants, since CSV and XML know only texts. What cannot be
 * turned stays as it is and is refused afterwards.
 */
final class Coercion {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private Coercion() {}

    static void coerce(JsonNode value, FieldTree fields) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, FieldTree> member : fields.members().entrySet()) {
                JsonNode child = object.get(member.getKey());
                if (child != null) {
                    object.set(member.getKey(), coerced(child, member.getValue()));
                }
            }
        } else if (value instanceof ArrayNode array && fields.element() != null) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, coerced(array.get(i), fields.element()));
            }
        }
    }

    private static JsonNode coerced(JsonNode value, FieldTree node) {
        if (value.isContainerNode()) {
            coerce(value, node);
            return value;
        }
        return scalar(value, node.type());
    }

    static JsonNode scalar(JsonNode value, FieldType type) {
        return switch (type) {
            case INTEGER, NUMBER -> value.isTextual() ? whole(value) : value;
            case BOOLEAN -> value.isTextual() ? flag(value) : value;
            case DIGITS -> value.isIntegralNumber() ? TextNode.valueOf(value.asText()) : value;
            default -> value;
        };
    }

    private static JsonNode whole(JsonNode text) {
        String digits = text.textValue().strip();
        if (!WHOLE.matcher(digits).matches()) {
            return text;
        }
        long value = Long.parseLong(digits);
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static JsonNode flag(JsonNode text) {
        return switch (AsciiCase.lower(text.textValue().strip())) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> text;
        };
    }
}
