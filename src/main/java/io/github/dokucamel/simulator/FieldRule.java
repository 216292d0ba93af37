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
 * @param allowed the documented values; empty when any
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

        String words() {
            return " when %s is %s".formatted(path, equals);
        }
    }

    FieldRule {
        allowed = allowed == null ? List.of() : allowed;
    }

    Optional<String> firstProblem(JsonNode body) {
        for (FieldPath.Found found : path.all(body)) {
            if (!EntryField.isAbsent(found.value())) {
                Optional<String> problem = problem(found.value());
                if (problem.isPresent()) {
                    return Optional.of(found.name() + " " + problem.get());
                }
            }
        }
        boolean mandatory = required || requiredWhen != null && requiredWhen.holds(body);
        if (!mandatory || !EntryField.isAbsent(path.single(body))) {
            return Optional.empty();
        }
        return Optional.of(path + " is required" + (required ? "" : requiredWhen.words()));
    }

    private Optional<String> problem(JsonNode value) {
        return switch (type) {
            case "object" -> unless(value.isObject(), "must be an object");
            case "array" -> unless(value.isArray(), "must be an array");
            case "boolean" -> unless(value.isBoolean(), "must be true or false");
            case "integer" -> integerProblem(value);
            case "string" -> textProblem(value, value.isTextual());
            case "text-or-integer" ->
                    textProblem(value, value.isTextual() || value.isIntegralNumber());
            default -> throw new IllegalStateException("unknown type of " + path + ": " + type);
        };
    }

    private static Optional<String> unless(boolean holds, String problem) {
        return holds ? Optional.empty() : Optional.of(problem);
    }

    private Optional<String> integerProblem(JsonNode value) {
        boolean digits = numericString && value.isTextual() && value.asText().matches("\\d{1,40}");
        if (!value.isIntegralNumber() && !digits) {
            return Optional.of("must be an integer");
        }
        BigInteger number = new BigInteger(value.asText());
        return min != null && number.compareTo(BigInteger.valueOf(min)) < 0
                ? Optional.of("must be at least " + min)
                : EntryField.limits(number.abs().toString(), "digits", null, maxLength, List.of());
    }

    private Optional<String> textProblem(JsonNode value, boolean isText) {
        return isText
                ? EntryField.limits(value.asText(), "characters", minLength, maxLength, allowed)
                : Optional.of("must be a string");
    }
}
