package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes members of an answer where a JSON pointer says. */
final class Pointed {

    private Pointed() {}

    /** Nothing happens where there is a member already, or where the pointer is empty. */
    static void fill(ObjectNode body, String pointer, String value) {
        if (pointer.isEmpty() || !body.at(pointer).isMissingNode()) {
            return;
        }
        String[] steps = pointer.substring(1).split("/");
        JsonNode parent = body;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = step(parent, steps[i], isIndex(steps[i + 1]));
        }
        String last = steps[steps.length - 1];
        if (parent instanceof ArrayNode array) {
            array.add(value);
        } else if (parent instanceof ObjectNode object) {
            object.put(last, value);
        }
    }

    private static JsonNode step(JsonNode parent, String step, boolean toArray) {
        if (parent instanceof ArrayNode array) {
            return array.size() > 0 ? array.get(0) : array.addObject();
        }
        ObjectNode object = (ObjectNode) parent;
        if (object.path(step).isContainerNode()) {
            return object.get(step);
        }
        return toArray ? object.putArray(step) : object.putObject(step);
    }

    private static boolean isIndex(String step) {
        return step.matches("\\d+");
    }

    static void remove(ObjectNode body, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last >= 0 && body.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }
}
