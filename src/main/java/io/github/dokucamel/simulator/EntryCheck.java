package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request against the fields of its operation. Members that no field names are no problem. */
final class EntryCheck {

    private static final int CONSTANT = 1_000;
    private static final int VALUE = 30;

    /**
     * @param field with the index of each element, e.g. {@code order.line_items[0].price}
     * @param isMissing whether it is not there at all
     */
    record Problem(String field, boolean isMissing, String what) {

        String text() {
            return field + " " + what;
        }
    }

    private EntryCheck() {}

    static Optional<Problem> firstProblem(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        return missing(entry, request, body)
                .findFirst()
                .or(() -> wrong(entry, request, body).findFirst())
                .or(() -> otherConstant(entry, body).findFirst());
    }

    /** The smaller, the better the request fits. */
    static int distance(CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        long away =
                otherConstant(entry, body).count() * CONSTANT
                        + wrong(entry, request, body).count() * VALUE
                        + missing(entry, request, body).count() * VALUE
                        - entry.fields().stream()
                                .filter(field -> field.isInBody())
                                .filter(field -> !field.path().all(body).isEmpty())
                                .count()
                        - entry.constants().size();
        return (int) away;
    }

    private static Stream<Problem> otherConstant(CatalogueEntry entry, JsonNode body) {
        return entry.constants().entrySet().stream()
                .filter(
                        constant ->
                                !new FieldPath(constant.getKey())
                                        .single(body)
                                        .equals(constant.getValue()))
                .map(
                        constant ->
                                new Problem(
                                        constant.getKey(),
                                        EntryField.isAbsent(
                                                new FieldPath(constant.getKey()).single(body)),
                                        "must be " + constant.getValue().asText()));
    }

    private static Stream<Problem> wrong(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        return entry.fields().stream()
                .flatMap(
                        field ->
                                values(entry, field, request, body).stream()
                                        .filter(found -> !EntryField.isAbsent(found.value()))
                                        .flatMap(
                                                found ->
                                                        field.problem(found.value()).stream()
                                                                .map(
                                                                        what ->
                                                                                new Problem(
                                                                                        found
                                                                                                .name(),
                                                                                        false,
                                                                                        what))));
    }

    private static List<FieldPath.Found> values(
            CatalogueEntry entry, EntryField field, ReceivedRequest request, JsonNode body) {
        if (field.isInBody()) {
            return field.path().all(body);
        }
        return List.of(
                new FieldPath.Found(field.path().toString(), outside(entry, field, request)));
    }

    private static JsonNode outside(
            CatalogueEntry entry, EntryField field, ReceivedRequest request) {
        String name = field.path().toString();
        String value =
                switch (field.place()) {
                    case "header" -> request.single(name);
                    case "query" -> request.inQuery(name);
                    default -> entry.inPath(name, request.path());
                };
        return value == null || value.isEmpty()
                ? MissingNode.getInstance()
                : asTyped(field.type(), value);
    }

    /** Outside the body everything is text. */
    private static JsonNode asTyped(String type, String value) {
        boolean number = type.equals("integer") || type.equals("number");
        return number && value.matches("\\d{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    private static Stream<Problem> missing(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        Set<String> groups =
                entry.fields().stream()
                        .filter(field -> !field.mandatory())
                        .map(field -> field.path().toString())
                        .collect(Collectors.toSet());
        return entry.fields().stream()
                .filter(EntryField::mandatory)
                .flatMap(
                        field ->
                                field.isInBody()
                                        ? field.path().gaps(body, groups).stream()
                                        : gap(entry, field, request))
                .map(name -> new Problem(name, true, "is required"));
    }

    private static Stream<String> gap(
            CatalogueEntry entry, EntryField field, ReceivedRequest request) {
        return outside(entry, field, request).isMissingNode()
                ? Stream.of(field.path().toString())
                : Stream.empty();
    }

    /** A constant by its path, as a text; empty when there is none. */
    static String constant(CatalogueEntry entry, String path) {
        Map<String, JsonNode> constants = entry.constants();
        return constants.containsKey(path) ? constants.get(path).asText() : "";
    }
}
