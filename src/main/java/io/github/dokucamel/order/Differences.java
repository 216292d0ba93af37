package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which fields two documents of one order, or of one call, differ. */
public final class Differences {

    private static final int MOST = 5;
    private static final int DEEPEST = 20;

    /** Their values may be personal data or mean anything. */
    private static final String NAMED_ONLY =
            "(customer|extra|request|line_items\\[\\d+]\\.extra)\\b.*";

    private final List<String> words = new ArrayList<>();
    private final Set<String> fields = new LinkedHashSet<>();

    private Differences(byte[] before, byte[] now) {
        compare("", OrderJson.read(before, JsonNode.class), OrderJson.read(now, JsonNode.class), 0);
    }

    /** {@link Order#toJson()} or the like, twice. */
    public static Differences between(byte[] before, byte[] now) {
        return new Differences(before, now);
    }

    /** {@code amount (90000 before, 95000 now), customer.email}; empty when nothing differs. */
    public String inWords() {
        return Listing.some(words, MOST);
    }

    /** Whether they may be two parts of one order: they differ in their line items. */
    public boolean areOfItems() {
        return fields.contains("line_items") && Set.of("line_items", "amount").containsAll(fields);
    }

    private void compare(String path, JsonNode before, JsonNode now, int depth) {
        if (before.equals(now)) {
            return;
        }
        if (depth < DEEPEST && before.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            String start = path.isEmpty() ? "" : path + ".";
            names.forEach(
                    name -> compare(start + name, before.path(name), now.path(name), depth + 1));
        } else if (depth < DEEPEST && before.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
                compare(path + "[" + (i + 1) + "]", before.path(i), now.path(i), depth + 1);
            }
        } else {
            fields.add(path.replaceFirst("[.\\[].*", ""));
            String name = Shown.of(path, 100);
            words.add(
                    path.matches(NAMED_ONLY)
                            ? name
                            : "%s (%s before, %s now)".formatted(name, shown(before), shown(now)));
        }
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "none";
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.contains("://") ? Shown.url(text) : Shown.of(text);
    }
}
