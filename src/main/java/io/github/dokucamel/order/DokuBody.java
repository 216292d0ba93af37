package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * DOKU's own documented request body, taken as an order. Members the canonical order has become its
 * fields; every other member goes to {@code extra} under its own path, so that mapping back gives a
 * payload with every member of the original. {@code merchant}, {@code operation} and {@code
 * revision} beside {@code order} are ours, not DOKU's: they choose the merchant, the operation and
 * the revision.
 */
final class DokuBody {

    private static final String THEMES = "override_configuration.themes.";

    private static final Set<String> OURS = Set.of("merchant", "operation", "revision");
    private static final Set<String> ORDER = OrderField.inOrder();

    private DokuBody() {}

    static boolean is(ObjectNode tree) {
        return tree.path("order").isObject();
    }

    /** A canonical tree with the same meaning; the given one is left as it is. */
    static ObjectNode toCanonical(ObjectNode body) {
        ObjectNode canonical = body.objectNode();
        ObjectNode extra = body.objectNode();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (OURS.contains(name) || name.equals("customer") && !value.isObject()) {
                canonical.set(name, value);
            } else if (name.equals("order")) {
                part(value, ORDER, canonical, extra, "order");
            } else if (name.equals("customer")) {
                ObjectNode customer = canonical.putObject(name);
                part(value, OrderField.named("customer."), customer, extra, name);
            } else if (name.equals("override_configuration") && value.path("themes").isObject()) {
                themes(value, canonical, extra);
            } else {
                extra.set(name, value);
            }
        }
        if (canonical.get("line_items") instanceof ArrayNode items) {
            canonical.set("line_items", items(items));
        }
        canonical.set("extra", extra);
        return canonical;
    }

    /** The known members go to {@code known}, the others to {@code extra} under {@code name}. */
    private static void part(
            JsonNode value, Set<String> names, ObjectNode known, ObjectNode extra, String name) {
        ObjectNode rest = known.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            (names.contains(member.getKey()) ? known : rest)
                    .set(member.getKey(), member.getValue());
        }
        if (!rest.isEmpty()) {
            extra.set(name, rest);
        }
    }

    private static void themes(JsonNode configuration, ObjectNode canonical, ObjectNode extra) {
        ObjectNode rest = canonical.objectNode();
        for (Map.Entry<String, JsonNode> member : configuration.properties()) {
            if (member.getKey().equals("themes")) {
                ObjectNode theme = canonical.putObject("theme");
                part(member.getValue(), OrderField.named("theme."), theme, rest, "themes");
            } else {
                rest.set(member.getKey(), member.getValue());
            }
        }
        if (!rest.isEmpty()) {
            extra.set("override_configuration", rest);
        }
    }

    private static ArrayNode items(ArrayNode items) {
        Set<String> names = OrderField.named(OrderField.ITEMS);
        ArrayNode canonical = items.arrayNode();
        for (JsonNode item : items) {
            if (!item.isObject()) {
                canonical.add(item);
                continue;
            }
            ObjectNode known = canonical.addObject();
            part(item, names, known, known, "extra");
        }
        return canonical;
    }

    /** DOKU's name for a canonical one, e.g. {@code order.amount} for {@code amount}. */
    static String name(String canonical) {
        String first = canonical.split("[.\\[]", 2)[0];
        if (first.equals("line_items")) {
            return "order." + canonical.replace("].extra.", "].");
        }
        if (ORDER.contains(first)) {
            return "order." + canonical;
        }
        if (canonical.startsWith("theme.")) {
            return THEMES + canonical.substring("theme.".length());
        }
        if (canonical.startsWith("extra.")) {
            return canonical.substring("extra.".length());
        }
        return canonical;
    }
}
