package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
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
        List<Problem> problems = new ArrayList<>(missing(entry, request, body));
        problems.addAll(wrong(entry, request, body));
        problems.addAll(otherConstants(entry, body));
        return problems.stream().findFirst();
    }

    /** The smaller, the better the request fits. */
    static int distance(CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        long there =
                entry.fields().stream()
                        .filter(EntryField::isInBody)
                        .filter(field -> !field.path().all(body).isEmpty())
                        .count();
        return otherConstants(entry, body).size() * CONSTANT
                + wrong(entry, request, body).size() * VALUE
                + missing(entry, request, body).size() * VALUE
                - (int) there
                - entry.constants().size();
    }

    static List<Problem> otherConstants(CatalogueEntry entry, JsonNode body) {
        List<Problem> problems = new ArrayList<>();
        entry.constants()
                .forEach(
                        (path, constant) -> {
                            JsonNode value = new FieldPath(path).single(body);
                            if (!value.equals(constant)) {
                                String what = "must be " + constant.asText();
                                problems.add(new Problem(path, EntryField.isAbsent(value), what));
                            }
                        });
        return problems;
    }

    private static List<Problem> wrong(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        List<Problem> problems = new ArrayList<>();
        for (EntryField field : entry.fields()) {
            for (FieldPath.Found found : values(entry, field, request, body)) {
                field.problem(found.value(), "of type " + field.type())
                        .map(what -> new Problem(found.name(), false, what))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static List<FieldPath.Found> values(
            CatalogueEntry entry, EntryField field, ReceivedRequest request, JsonNode body) {
        String name = field.path().toString();
        return field.isInBody()
                ? field.path().all(body)
                : List.of(new FieldPath.Found(name, outside(entry, field, request)));
    }

    /** Outside the body everything is text. */
    private static JsonNode outside(
            CatalogueEntry entry, EntryField field, ReceivedRequest request) {
        String name = field.path().toString();
        String value =
                switch (field.place()) {
                    case "header" -> request.single(name);
                    case "query" -> request.inQuery(name);
                    default -> entry.inPath(name, request.path());
                };
        if (value == null || value.isEmpty()) {
            return MissingNode.getInstance();
        }
        boolean isNumber = field.type().matches("integer|number") && value.matches("\\d{1,18}");
        return isNumber ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    }

    private static List<Problem> missing(
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
                                        : Stream.of(field.path().toString())
                                                .filter(
                                                        n ->
                                                                outside(entry, field, request)
                                                                        .isMissingNode()))
                .map(name -> new Problem(name, true, "is required"))
                .toList();
    }
}
