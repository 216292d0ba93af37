package io.github.dokucamel.simulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes members of an answer where a JSON pointer says. */
final class Pointed {

    private Pointed() {}

    /** Nothing happens where there is a member already, or where the pointer is empty. */
    static void fill(ObjectNode body, String pointer, String value) {
        if (pointer.isEmpty() || !body.at(pointer).isMissingNode()) {
            return;
        }
        JsonPointer parent = JsonPointer.compile(pointer).head();
        JsonPointer last = JsonPointer.compile(pointer).last();
        if (last.mayMatchElement()) {
            body.withArray(parent, OverwriteMode.ALL, true).add(value);
        } else {
            body.withObject(parent, OverwriteMode.ALL, true).put(last.getMatchingProperty(), value);
        }
    }

    static void remove(ObjectNode body, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last >= 0 && body.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }
}
