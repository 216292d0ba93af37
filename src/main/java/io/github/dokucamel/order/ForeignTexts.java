package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds texts in somebody else's JSON that cannot travel, and those that must not. */
public final class ForeignTexts {

    private static final int DEEPEST = 32;

    private final Predicate<String> mayHoldCards;
    private final List<Violation> violations = new ArrayList<>();

    private ForeignTexts(Predicate<String> mayHoldCards) {
        this.mayHoldCards = mayHoldCards;
    }

    /**
     * @param mayHoldCards by path, whether a value is not asked about card numbers
     */
    public static List<Violation> wrongIn(ObjectNode json, Predicate<String> mayHoldCards) {
        ForeignTexts texts = new ForeignTexts(mayHoldCards);
        texts.object(json, "", 1);
        return texts.violations;
    }

    private void object(JsonNode object, String prefix, int depth) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String path = prefix + Shown.of(member.getKey());
            text(member.getKey(), path, false);
            value(member.getValue(), path, depth);
        }
    }

    private void value(JsonNode value, String path, int depth) {
        if (value.isContainerNode() && depth > DEEPEST) {
            violations.add(Violation.of(path, Why.of("nested_too_deep", "most", DEEPEST)));
        } else if (value.isObject()) {
            object(value, path + ".", depth + 1);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), path + "[" + i + "]", depth + 1);
            }
        } else if (value.isTextual() || value.isIntegralNumber()) {
            text(value.asText(), path, mayHoldCards.test(path));
        }
    }

    private void text(String text, String path, boolean mayBeCard) {
        if (!Texts.isWhole(text)) {
            violations.add(Violation.of(path, Texts.BROKEN));
        } else if (!mayBeCard && CardNumbers.isIn(text)) {
            violations.add(Violation.of(path, Why.of("card_number_in_call")));
        }
    }
}
