package io.github.dokucamel.order;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single fields and keeps what is wrong with them, under their canonical names. */
final class FieldReader {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final List<Violation> violations;

    /** @param found what is wrong already */
    FieldReader(List<Violation> found) {
        violations = new ArrayList<>(found);
    }

    List<Violation> violations() {
        return violations;
    }

    void refuse(String field, Why why) {
        violations.add(Violation.of(field, why));
    }

    boolean isRefused(String field) {
        return violations.stream().anyMatch(violation -> violation.field().equals(field));
    }

    void refuseCard(String field) {
        refuse(field, Why.of("card_number"));
    }

    /**
     * Names that an order does not know are refused, with the one that was meant.
     *
     * @param prefix of the object's own name, e.g. {@code customer.}; empty at the top
     */
    void refuseUnknown(ObjectNode object, Set<String> known, String prefix) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!known.contains(member.getKey())) {
                String shown = Shown.of(member.getKey());
                refuse(
                        prefix + (shown.isBlank() ? "(a name without letters)" : shown),
                        meant(member.getKey(), known, prefix));
            }
        }
    }

    private static Why meant(String name, Set<String> known, String prefix) {
        List<String> candidates = new ArrayList<>(known);
        if (prefix.isEmpty()) {
            OrderField.columns().stream()
                    .filter(c -> !c.startsWith("item."))
                    .forEach(candidates::add);
        }
        return NearestName.of(name, candidates)
                .map(nearest -> Why.of("mistyped_name", "meant", prefix + nearest))
                .orElseGet(() -> Why.of("unknown_name"));
    }

    /**
     * The value as documents have it; null when absent, null or refused. An empty text is a value.
     *
     * @param node what was written there; null when absent
     * @param path what the field is called here, e.g. {@code line_items[0].price}
     */
    @Nullable JsonNode read(OrderField field, @Nullable JsonNode node, String path) {
        if (node == null || node.isNull()) {
            if (field.required() != null && !isRefused(path)) {
                refuse(path, field.required());
            }
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text(field, node, path);
            case WHOLE_NUMBER -> number(field, node, path);
            case FLAG -> flag(node, path);
            case DAY -> day(node, path);
            case EXTRA -> new ExtraReader(this).read(object(node, path), path);
        };
    }

    private @Nullable JsonNode text(OrderField field, JsonNode node, String path) {
        if (!node.isTextual()) {
            refuse(path, Why.of("not_text", "kind", kind(node)));
            return null;
        }
        String text = node.textValue();
        int length = text.codePointCount(0, text.length());
        if (!Texts.isWhole(text)) {
            refuse(path, Texts.BROKEN);
        } else if (text.isEmpty() && field.required() != null) {
            // No other text has to be there.
            refuse(path, Why.of("invoice_number_empty"));
        } else if (length > field.most()) {
            refuse(path, Why.of("too_long", "most", field.most(), "length", length));
        } else if (field.traits().contains(OrderField.Trait.FREE) && CardNumbers.isIn(text)) {
            refuseCard(path);
        } else {
            return TextNode.valueOf(text);
        }
        return null;
    }

    private @Nullable JsonNode number(OrderField field, JsonNode node, String path) {
        if (!node.isNumber() && !node.isTextual()) {
            refuse(path, Why.of("not_a_number", "kind", kind(node)));
            return null;
        }
        WholeNumber number = WholeNumber.of(node);
        if (number.value() == null) {
            refuse(path, requireNonNull(number.wrong()));
            return null;
        }
        long value = number.value();
        boolean low = value < field.least();
        if (low || value > field.most()) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            String shown = Shown.of(Long.toString(value));
            refuse(
                    path,
                    low
                            ? Why.of(
                                    "too_low", "least", field.least(), "value", shown, "name", name)
                            : Why.of(
                                    "too_high",
                                    "most",
                                    field.most(),
                                    "value",
                                    shown,
                                    "name",
                                    name));
            return null;
        }
        return LongNode.valueOf(value);
    }

    private @Nullable JsonNode day(JsonNode node, String path) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return TextNode.valueOf(day.toString());
            }
        } catch (DateTimeException e) {
            // Told below, like a year that nobody means.
        }
        refuse(path, Why.of("not_a_day"));
        return null;
    }

    private @Nullable JsonNode flag(JsonNode node, String path) {
        if (node.isBoolean()) {
            return node;
        }
        String text = node.isTextual() ? AsciiCase.lower(node.textValue().strip()) : "";
        if (!text.equals("true") && !text.equals("false")) {
            refuse(path, Why.of("not_a_flag", "kind", kind(node)));
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    /**
     * An empty object when absent, null or refused.
     *
     * @param node null when absent
     */
    ObjectNode object(@Nullable JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node != null && !node.isNull()) {
            refuse(path, Why.of("not_an_object", "kind", kind(node)));
        }
        return OrderJson.mapper().createObjectNode();
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue().isEmpty() ? "an empty text" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "something else";
        };
    }
}
