package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What is documented about one field, one entry of {@code payment-page-fields.json}.
 *
 * @param type object, array, string, integer, boolean or text-or-integer
 * @param numericString an integer may also come as a string of digits
 * @param maxLength characters, or digits of an integer; null when not documented
 * @param allowed the documented values; null when any
 * @param requiredWhen makes the field mandatory under a condition; null when nothing does
 */
record FieldRule(
        FieldPath path,
        String type,
        boolean required,
        boolean numericString,
        Long min,
        Integer minLength,
        Integer maxLength,
        List<String> allowed,
        Condition requiredWhen) {

    /** Holds when the field at {@code path} is there and reads as {@code equals}. */
    record Condition(FieldPath path, String equals) {

        boolean holds(JsonNode body) {
            return path.single(body).asText().equals(equals);
        }
    }

    Optional<String> firstProblem(JsonNode body) {
        for (FieldPath.Found found : path.all(body)) {
            if (!absent(found.value())) {
                String problem = problem(found.value());
                if (problem != null) {
                    return Optional.of(found.name() + " " + problem);
                }
            }
        }
        boolean mandatory = required || requiredWhen != null && requiredWhen.holds(body);
        if (mandatory && absent(path.single(body))) {
            return Optional.of(
                    path
                            + (required
                                    ? " is required"
                                    : " is required when %s is %s"
                                            .formatted(
                                                    requiredWhen.path(), requiredWhen.equals())));
        }
        return Optional.empty();
    }

    /** DOKU's own samples send empty strings for "not given". */
    private static boolean absent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    private String problem(JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject() ? null : "must be an object";
            case "array" -> value.isArray() ? null : "must be an array";
            case "boolean" -> value.isBoolean() ? null : "must be true or false";
            case "integer" -> integerProblem(value);
            case "string" -> value.isTextual() ? textProblem(value) : "must be a string";
            case "text-or-integer" ->
                    value.isTextual() || value.isIntegralNumber()
                            ? textProblem(value)
                            : "must be a string";
            default -> throw new IllegalStateException("unknown type of " + path + ": " + type);
        };
    }

    private String integerProblem(JsonNode value) {
        boolean digits = numericString && value.isTextual() && value.asText().matches("\\d{1,40}");
        if (!value.isIntegralNumber() && !digits) {
            return "must be an integer";
        }
        BigInteger number = digits ? new BigInteger(value.asText()) : value.bigIntegerValue();
        if (min != null && number.compareTo(BigInteger.valueOf(min)) < 0) {
            return "must be at least " + min;
        }
        return maxLength != null && number.abs().toString().length() > maxLength
                ? "must have at most %d digits".formatted(maxLength)
                : null;
    }

    private String textProblem(JsonNode value) {
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        if (minLength != null && length < minLength) {
            return "must have at least %d characters".formatted(minLength);
        }
        if (maxLength != null && length > maxLength) {
            return "must have at most %d characters".formatted(maxLength);
        }
        return allowed != null && !allowed.contains(text) ? "must be one of " + allowed : null;
    }
}
