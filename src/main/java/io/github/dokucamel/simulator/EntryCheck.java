package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request against the fields of its operation. Members that no field names are no problem. */
record EntryCheck(CatalogueEntry entry, ReceivedRequest request, JsonNode body) {

    private static final int CONSTANT = 1_000;
    private static final int VALUE = 30;

    /**
     * @param field with the index of each element, e.g. {@code order.line_items[0].price}
     * @param isMissing whether it is not there at all
     */
    record Problem(String field, boolean isMissing, String what) {}

    Optional<Problem> firstProblem() {
        List<Problem> problems = new ArrayList<>(missing());
        problems.addAll(wrong());
        problems.addAll(otherConstants());
        return problems.stream().findFirst();
    }

    /** The smaller, the better the request fits. */
    int distance() {
        long there =
                entry.fields().stream()
                        .filter(EntryField::isInBody)
                        .filter(field -> !field.path().all(body).isEmpty())
                        .count();
        return otherConstants().size() * CONSTANT
                + wrong().size() * VALUE
                + missing().size() * VALUE
                - (int) there
                - entry.constants().size();
    }

    List<Problem> otherConstants() {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> constant : entry.constants().entrySet()) {
            JsonNode value = new FieldPath(constant.getKey()).single(body);
            if (!value.equals(constant.getValue())) {
                String what = "must be " + constant.getValue().asText();
                boolean isMissing = EntryField.isAbsent(value);
                problems.add(new Problem(constant.getKey(), isMissing, what));
            }
        }
        return problems;
    }

    private List<Problem> wrong() {
        List<Problem> problems = new ArrayList<>();
        for (EntryField field : entry.fields()) {
            for (FieldPath.Found found : values(field)) {
                field.problem(found.value(), "of type " + field.type())
                        .map(what -> new Problem(found.name(), false, what))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private List<FieldPath.Found> values(EntryField field) {
        String name = field.path().toString();
        return field.isInBody()
                ? field.path().all(body)
                : List.of(new FieldPath.Found(name, outside(field)));
    }

    /** Outside the body everything is text. */
    private JsonNode outside(EntryField field) {
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

    private List<Problem> missing() {
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
                                                .filter(n -> outside(field).isMissingNode()))
                .map(name -> new Problem(name, true, "is required"))
                .toList();
    }
}
