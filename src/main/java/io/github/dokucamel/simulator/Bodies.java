package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bodies that DOKU sends, as {@code META-INF/doku/simulator/bodies.json} shows them. There <code>
 * {/a/b}</code> stands for what this pointer leads to; a member without it is left out, and so is a
 * group without members. <code>{/a/b|c}</code> is a text in any case, c where the pointer leads
 * nowhere.
 */
final class Bodies {

    private static final JsonNode TEMPLATES = Json.read(Json.resource("bodies.json"));
    private static final Pattern PLACE = Pattern.compile("\\{(/[^|}]*)(\\|([^}]*))?}");

    private Bodies() {}

    /** Empty for a name that has no template. */
    static ObjectNode of(String name, JsonNode facts) {
        return filled(TEMPLATES.path(name), facts) instanceof ObjectNode body
                ? body
                : Json.object();
    }

    private static JsonNode filled(JsonNode template, JsonNode facts) {
        if (template.isTextual() && template.textValue().startsWith("{")) {
            Matcher place = PLACE.matcher(template.textValue());
            return place.matches() ? found(place, facts) : template;
        }
        if (!template.isObject()) {
            return template.deepCopy();
        }
        ObjectNode body = Json.object();
        template.properties()
                .forEach(
                        member -> {
                            JsonNode value = filled(member.getValue(), facts);
                            if (!value.isMissingNode()) {
                                body.set(member.getKey(), value);
                            }
                        });
        return body.isEmpty() ? MissingNode.getInstance() : body;
    }

    private static JsonNode found(Matcher place, JsonNode facts) {
        JsonNode value = facts.at(place.group(1));
        if (place.group(2) != null) {
            return TextNode.valueOf(value.asText(place.group(3)));
        }
        return EntryField.isAbsent(value) ? MissingNode.getInstance() : value;
    }
}
