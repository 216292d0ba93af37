package io.github.dokucamel.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines somebody may have signed, by name and in their order, right or wrong: unlike {@link
 * SignatureComponents} nothing is refused. Only for finding out what went wrong.
 */
record Lines(Map<String, String> values) {

    String text() {
        return values.entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param value of the line, which comes last if there is none yet; null to leave it out
     */
    Lines with(String name, @Nullable String value) {
        Map<String, String> others = new LinkedHashMap<>(values);
        if (value == null) {
            others.remove(name);
        } else {
            others.put(name, value);
        }
        return new Lines(others);
    }

    /** Without scheme, host, query and fragment. */
    static String path(String target) {
        String path = target;
        int host = path.indexOf("://");
        if (host >= 0 && !path.startsWith("/")) {
            int slash = path.indexOf('/', host + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        return path.replaceFirst("(?s)[?#].*", "");
    }
}
