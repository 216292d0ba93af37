package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reaches into a payload by field path, such as {@code additionalInfo.channel}. */
public final class Members {

    private Members() {}

    /** Missing when there is none, or when something on the way is no object. */
    public static JsonNode at(JsonNode payload, String path) {
        JsonNode node = payload;
        for (String step : path.split("\\.")) {
            node = node.path(step);
        }
        return node;
    }

    /** Whether {@code path} is this member or lies inside it. */
    public static boolean isWithin(String member, String path) {
        return path.startsWith(member)
                && (path.length() == member.length()
                        || ".[".indexOf(path.charAt(member.length())) >= 0);
    }

    /** Creates what is missing on the way; what is in the way stays. */
    public static void putIfAbsent(ObjectNode payload, String path, JsonNode value) {
        String[] steps = path.split("\\.");
        ObjectNode parent = payload;
        for (int i = 0; i < steps.length - 1; i++) {
            if (!parent.hasNonNull(steps[i])) {
                parent.putObject(steps[i]);
            }
            if (!(parent.get(steps[i]) instanceof ObjectNode next)) {
                return;
            }
            parent = next;
        }
        if (!parent.hasNonNull(steps[steps.length - 1])) {
            parent.set(steps[steps.length - 1], value);
        }
    }
}
