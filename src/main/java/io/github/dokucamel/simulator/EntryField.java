package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalogue says about one field of an operation.
 *
 * @param place body, path, query or header
 * @param allowed the values there are; empty when any
 */
record EntryField(
        FieldPath path,
        String place,
        String type,
        boolean mandatory,
        Integer minLength,
        Integer maxLength,
        List<String> allowed) {

    private static final String MONEY = "[0-9]{1,16}\\.[0-9]{2}";

    static EntryField of(String path, Map<?, ?> words) {
        return new EntryField(
                new FieldPath(path),
                text(words, "place", "body"),
                text(words, "type", "any"),
                text(words, "required", "optional").equals("mandatory"),
                number(words.get("min-length")),
                number(words.get("max-length")),
                words.get("enum") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String text(Map<?, ?> words, String key, String otherwise) {
        Object value = words.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    private static Integer number(Object value) {
        return value instanceof Number number ? number.intValue() : null;
    }

    boolean isInBody() {
        return place.equals("body");
    }

    /** DOKU's own samples send empty strings for "not given". */
    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    /**
     * @return what is wrong with a value that is there, e.g. {@code must be an integer}
     */
    Optional<String> problem(JsonNode value) {
        boolean right =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "string" -> value.isTextual();
                    case "digits" ->
                            value.isIntegralNumber()
                                    || value.isTextual() && value.asText().matches("[0-9]+");
                    case "money" ->
                            value.isTextual()
                                    && value.asText().matches(MONEY)
                                    && !value.asText().matches("0+\\..*");
                    default -> true;
                };
        return right ? limits(value) : Optional.of("must be of type " + type);
    }

    private Optional<String> limits(JsonNode value) {
        if (value.isContainerNode()) {
            return Optional.empty();
        }
        String text = value.isNumber() ? value.asText().replace("-", "") : value.asText();
        int length = text.codePointCount(0, text.length());
        String unit = value.isNumber() ? "digits" : "characters";
        if (minLength != null && length < minLength) {
            return Optional.of("must have at least %d %s".formatted(minLength, unit));
        }
        if (maxLength != null && length > maxLength) {
            return Optional.of("must have at most %d %s".formatted(maxLength, unit));
        }
        return allowed.isEmpty() || allowed.contains(value.asText())
                ? Optional.empty()
                : Optional.of("must be one of " + allowed);
    }
}
