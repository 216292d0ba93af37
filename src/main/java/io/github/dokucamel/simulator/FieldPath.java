package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a documented field stands in a body, e.g. {@code order.line_items[].price}. */
final class FieldPath {

    private static final String EACH = "[]";

    /**
     * One value that a path leads to.
     *
     * @param name the path with the index of each element, e.g. {@code order.line_items[0].price}
     */
    record Found(String name, JsonNode value) {}

    private final String text;
    private final String[] steps;

    /**
     * @param text dots between members, {@code []} behind an array for each of its elements
     */
    FieldPath(String text) {
        this.text = text;
        this.steps = text.split("\\.");
    }

    /** The value, for a path without {@code []}; a missing node when it is not there. */
    JsonNode single(JsonNode body) {
        JsonNode node = body;
        for (String member : steps) {
            node = node.path(member);
        }
        return node;
    }

    /** Every value that is there. */
    List<Found> all(JsonNode body) {
        if (!text.contains(EACH)) {
            JsonNode value = single(body);
            return value.isMissingNode() ? List.of() : List.of(new Found(text, value));
        }
        List<Found> found = List.of(new Found("", body));
        for (String step : steps) {
            found = step(found, step, false);
        }
        return found;
    }

    /**
     * Where a value should be and is not. Members of a group that may be left out are missing only
     * when the group is there, those of an element only when the element is.
     *
     * @param optional paths of what may be left out
     */
    List<String> gaps(JsonNode body, Set<String> optional) {
        List<Found> parents = List.of(new Found("", body));
        String path = "";
        for (int i = 0; i < steps.length - 1; i++) {
            path = path.isEmpty() ? steps[i] : path + "." + steps[i];
            boolean mayLack = steps[i].endsWith(EACH) || optional.contains(path);
            parents = step(parents, steps[i], !mayLack);
        }
        String last = steps[steps.length - 1];
        String member = member(last);
        return parents.stream()
                .filter(parent -> EntryField.isAbsent(parent.value().path(member)))
                .map(parent -> named(parent, member))
                .toList();
    }

    private static String named(Found parent, String member) {
        return parent.name().isEmpty() ? member : parent.name() + "." + member;
    }

    private static String member(String step) {
        return step.endsWith(EACH) ? step.substring(0, step.length() - EACH.length()) : step;
    }

    /**
     * @param stays whether a member that is not there is gone into all the same
     */
    private static List<Found> step(List<Found> parents, String step, boolean stays) {
        String member = member(step);
        List<Found> next = new ArrayList<>();
        for (Found parent : parents) {
            JsonNode value = parent.value().path(member);
            String name = named(parent, member);
            if (!step.endsWith(EACH) && (stays || !value.isMissingNode())) {
                next.add(new Found(name, value));
            }
            for (int i = 0; step.endsWith(EACH) && i < value.size(); i++) {
                next.add(new Found(name + "[" + i + "]", value.path(i)));
            }
        }
        return next;
    }

    @Override
    public String toString() {
        return text;
    }
}
