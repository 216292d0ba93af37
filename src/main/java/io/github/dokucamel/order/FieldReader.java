package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads single fields and keeps what is wrong with them, under their canonical names. */
final class FieldReader {

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> violations() {
        return violations;
    }

    void refuse(String field, String rule, String remedy) {
        violations.add(new Violation(field, rule, remedy));
    }

    boolean isRefused(String field) {
        return violations.stream().anyMatch(violation -> violation.field().equals(field));
    }

    /** Null when absent, null or refused. An empty text is a value. */
    String text(ObjectNode object, String name, String prefix) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        String field = prefix + name;
        if (!node.isTextual()) {
            refuse(field, "must be text, is " + kind(node), "Put it in quotes");
            return null;
        }
        String text = node.textValue();
        if (!Texts.isWhole(text)) {
            refuse(field, Texts.RULE, Texts.REMEDY);
            return null;
        }
        return text;
    }

    /** Text that people write freely, and so may hold a card number. */
    String freeText(ObjectNode object, String name, String prefix) {
        String text = text(object, name, prefix);
        if (CardNumbers.isIn(text)) {
            refuseCard(prefix + name);
            return null;
        }
        return text;
    }

    void refuseCard(String field) {
        refuse(
                field,
                "holds what looks like a card number",
                "Remove it: the payer enters the card on DOKU's page");
    }

    /** Null when absent, null or refused. */
    Long whole(ObjectNode object, String name, String prefix, long least, long most) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        String field = prefix + name;
        if (!node.isNumber() && !node.isTextual()) {
            refuse(field, "must be a whole number, is " + kind(node), "Write digits only");
            return null;
        }
        WholeNumber number = WholeNumber.of(node);
        if (number.value() == null) {
            refuse(field, number.rule(), number.remedy());
            return null;
        }
        long value = number.value();
        String shown = Shown.of(Long.toString(value));
        if (value < least) {
            refuse(field, "must be at least " + least + ", is " + shown, "Correct the " + name);
            return null;
        }
        if (value > most) {
            refuse(field, "must be at most " + most + ", is " + shown, "Correct the " + name);
            return null;
        }
        return value;
    }

    Integer count(ObjectNode object, String name, String prefix, int least) {
        Long value = whole(object, name, prefix, least, Integer.MAX_VALUE);
        return value == null ? null : value.intValue();
    }

    /** False when absent, null or refused. */
    boolean flag(ObjectNode object, String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return false;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String text = node.isTextual() ? node.textValue().strip().toLowerCase(Locale.ROOT) : "";
        if (!text.equals("true") && !text.equals("false")) {
            refuse(name, "must be true or false, is " + kind(node), "Write true or false");
        }
        return text.equals("true");
    }

    /** An empty object when absent, null or refused. */
    ObjectNode object(ObjectNode parent, String name) {
        JsonNode node = parent.get(name);
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node != null && !node.isNull()) {
            refuse(name, "must be an object, is " + kind(node), "Write {...} with its members");
        }
        return parent.objectNode();
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
