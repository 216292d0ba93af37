package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reaches into a payload by field path, such as {@code additionalInfo.channel}. */
public final class Members {

    private Members() {}

    /** Missing when there is none, or when something on the way is no object. */
    public static JsonNode at(JsonNode payload, String path) {
        JsonNode node = payload;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            node = node.path(path.substring(from, dot));
            from = dot + 1;
        }
        return node.path(path.substring(from));
    }

    /** Whether {@code path} is this member or lies inside it. */
    public static boolean isWithin(String member, String path) {
        return path.startsWith(member)
                && (path.length() == member.length()
                        || ".[".indexOf(path.charAt(member.length())) >= 0);
    }

    /** Creates what is missing on the way; what is in the way stays. */
    public static void putIfAbsent(ObjectNode payload, String path, JsonNode value) {
        ObjectNode parent = payload;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            String step = path.substring(from, dot);
            if (!parent.hasNonNull(step)) {
                parent.putObject(step);
            }
            if (!(parent.get(step) instanceof ObjectNode next)) {
                return;
            }
            parent = next;
            from = dot + 1;
        }
        String last = path.substring(from);
        if (!parent.hasNonNull(last)) {
            parent.set(last, value);
        }
    }
}
