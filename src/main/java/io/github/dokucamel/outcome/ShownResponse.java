package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.CardBlot;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DOKU's answer to a call, as its document shows it: without tokens, card numbers, and
 * what was secret. */
final class ShownResponse {

    private static final String MARK = "***";

    /** In lower case, without underscores. */
    private static final Set<String> TOKENS = Set.of("accesstoken", "refreshtoken");

    private ShownResponse() {}

    /**
     * @param secrets the members of the request that are never stored, as JSON; null for none
     */
    public static JsonNode of(JsonNode answer, byte @Nullable [] secrets) {
        return of(null, answer, secrets);
    }

    private static JsonNode of(@Nullable String name, JsonNode answer, byte @Nullable [] secrets) {
        if (answer.isObject()) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : answer.properties()) {
                boolean hidden = isToken(member.getKey()) && member.getValue().isValueNode();
                shown.set(
                        member.getKey(),
                        hidden
                                ? TextNode.valueOf(MARK)
                                : of(member.getKey(), member.getValue(), secrets));
            }
            return shown;
        }
        if (answer.isArray()) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode(answer.size());
            answer.forEach(element -> shown.add(of(name, element, secrets)));
            return shown;
        }
        if (!answer.isTextual() && !answer.isNumber() && secrets == null || answer.isNull()) {
            return answer;
        }
        String said = answer.asText();
        String text = CardBlot.of(name, secrets == null ? said : Withheld.ofText(said, secrets));
        return text.equals(said) ? answer : TextNode.valueOf(text);
    }

    private static boolean isToken(String name) {
        return TOKENS.contains(AsciiCase.lower(name.replace("_", "")));
    }
}
