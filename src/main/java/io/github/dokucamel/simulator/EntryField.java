package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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

    static EntryField of(String path, JsonNode words) {
        List<String> allowed = new ArrayList<>();
        words.path("enum").forEach(value -> allowed.add(value.asText()));
        return new EntryField(
                new FieldPath(path),
                words.path("place").asText("body"),
                words.path("type").asText("any"),
                words.path("required").asText("optional").equals("mandatory"),
                number(words.path("min-length")),
                number(words.path("max-length")),
                allowed);
    }

    private static Integer number(JsonNode value) {
        return value.isNumber() ? value.intValue() : null;
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
        return value.isNumber()
                ? limits(value.asText().replace("-", ""), "digits", minLength, maxLength, allowed)
                : limits(value.asText(), "characters", minLength, maxLength, allowed);
    }

    /**
     * @param min null when there is none, likewise max
     * @param allowed empty when any
     */
    static Optional<String> limits(
            String text, String unit, Integer min, Integer max, List<String> allowed) {
        int length = text.codePointCount(0, text.length());
        if (min != null && length < min) {
            return Optional.of("must have at least %d %s".formatted(min, unit));
        }
        if (max != null && length > max) {
            return Optional.of("must have at most %d %s".formatted(max, unit));
        }
        return allowed.isEmpty() || allowed.contains(text)
                ? Optional.empty()
                : Optional.of("must be one of " + allowed);
    }
}
