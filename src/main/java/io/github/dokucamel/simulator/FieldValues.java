package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the values a field path such as {@code order.line_items[].price} stands for. */
final class FieldValues {

    /**
     * One value.
     *
     * @param path with the index of each element, e.g. {@code order.line_items[0].price}
     */
    record Found(String path, JsonNode value) {}

    private FieldValues() {}

    /** The value at a path without {@code []}; a missing node when it is not there. */
    static JsonNode single(JsonNode body, String path) {
        JsonNode node = body;
        for (String member : path.split("\\.")) {
            node = node.path(member);
        }
        return node;
    }

    /** Every value that is there. */
    static List<Found> at(JsonNode body, String path) {
        List<Found> found = List.of(new Found("", body));
        for (String step : path.split("\\.")) {
            boolean each = step.endsWith("[]");
            String member = each ? step.substring(0, step.length() - 2) : step;
            List<Found> next = new ArrayList<>();
            for (Found parent : found) {
                String name = parent.path().isEmpty() ? member : parent.path() + "." + member;
                JsonNode value = parent.value().path(member);
                if (!each && !value.isMissingNode()) {
                    next.add(new Found(name, value));
                }
                for (int i = 0; each && i < value.size(); i++) {
                    next.add(new Found(name + "[" + i + "]", value.path(i)));
                }
            }
            found = next;
        }
        return found;
    }
}
