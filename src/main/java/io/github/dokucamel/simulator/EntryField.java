package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogue says about one field of an operation.
 *
 * @param place body, path, query or header
 * @param min the least that a number may be; null when any, likewise the lengths
 * @param allowed the values there are; empty when any
 * @param isStrict whether only what is documented is right, not what DOKU's own clients send beside it
 * @param requiredWhen what makes it mandatory; null when nothing does
 */
record EntryField(
        FieldPath path,
        String place,
        String type,
        boolean mandatory,
        Integer min,
        Integer minLength,
        Integer maxLength,
        List<String> allowed,
        When requiredWhen,
        boolean isStrict) {

    /** A condition, e.g. {@code card.save is true}. */
    record When(FieldPath path, String value) {

        private static When of(String words) {
            String[] parts = words.split(" is ");
            return parts.length == 2 ? new When(new FieldPath(parts[0]), parts[1]) : null;
        }

        boolean holds(JsonNode body) {
            return path.single(body).asText().equals(value);
        }

        @Override
        public String toString() {
            return path + " is " + value;
        }
    }

    private static final String MONEY = "[0-9]{1,16}\\.[0-9]{2}";
    private static final String LOOSE_MONEY = "[0-9]{1,16}(\\.[0-9]{1,2})?";

    static EntryField of(String path, JsonNode words) {
        List<String> allowed = new ArrayList<>();
        words.path("enum").forEach(value -> allowed.add(value.asText()));
        return new EntryField(
                new FieldPath(path),
                words.path("place").asText("body"),
                words.path("type").asText("any"),
                words.path("required").asText("optional").equals("mandatory"),
                number(words.path("min")),
                number(words.path("min-length")),
                number(words.path("max-length")),
                allowed,
                When.of(words.path("required-when").asText()),
                true);
    }

    /** Headers need not be there, and which {@code CHANNEL-ID} there is says nothing. */
    EntryField lenient() {
        boolean isHeader = place.equals("header");
        return new EntryField(
                path,
                place,
                type,
                mandatory && !isHeader,
                min,
                isHeader ? null : minLength,
                isHeader ? null : maxLength,
                allowed,
                requiredWhen,
                false);
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
     * @param wanted words for the type
     * @return nothing where there is no value; else what is wrong with a value, e.g. {@code must be an integer}
     */
    Optional<String> problem(JsonNode value, String wanted) {
        if (isAbsent(value)) {
            return Optional.empty();
        }
        String text = value.asText();
        boolean right = isRight(value, text) || !isStrict && isNearlyRight(value, text);
        if (!right || value.isContainerNode()) {
            return right ? Optional.empty() : Optional.of("must be " + wanted);
        }
        boolean counts = value.isNumber() ? !type.startsWith("text") : type.startsWith("integer");
        if (counts && min != null && new BigDecimal(text).compareTo(BigDecimal.valueOf(min)) < 0) {
            return Optional.of("must be at least " + min);
        }
        return counts ? limits(text.replace("-", ""), "digits") : limits(text, "characters");
    }

    private boolean isRight(JsonNode value, String text) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "string" -> value.isTextual();
            case "text-or-integer" -> value.isTextual() || value.isIntegralNumber();
            case "integer-or-digits" ->
                    value.isIntegralNumber() || value.isTextual() && text.matches("\\d{1,40}");
            case "digits" ->
                    value.isIntegralNumber() || value.isTextual() && text.matches("[0-9]+");
            case "money" -> value.isTextual() && text.matches(MONEY) && !text.matches("0+\\..*");
            default -> true;
        };
    }

    /** PHP's empty object is a list, its numbers are texts, and ids are numbers. */
    private boolean isNearlyRight(JsonNode value, String text) {
        return switch (type) {
            case "object" -> value.isArray() && value.isEmpty();
            case "boolean" -> text.matches("true|false");
            case "integer" -> value.isTextual() && text.matches("\\d{1,40}");
            case "number" -> text.matches("\\d{1,40}(\\.\\d{1,20})?");
            case "string" -> value.isNumber();
            case "money" -> text.matches(LOOSE_MONEY) && !text.matches("0+(\\.0*)?");
            default -> false;
        };
    }

    private Optional<String> limits(String text, String unit) {
        int length = text.codePointCount(0, text.length());
        if (minLength != null && length < minLength) {
            return Optional.of("must have at least %s %s".formatted(minLength, unit));
        }
        if (maxLength != null && length > maxLength) {
            return Optional.of("must have at most %s %s".formatted(maxLength, unit));
        }
        return allowed.isEmpty() || allowed.contains(text)
                ? Optional.empty()
                : Optional.of("must be one of " + allowed);
    }
}
