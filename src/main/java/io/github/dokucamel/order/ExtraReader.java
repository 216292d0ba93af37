package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies members that only DOKU knows: null members are dropped, everything else is kept as it is.
 * No text, name or number in them may be a card number. Numbers that DOKU or the merchant give out
 * are not judged: one in ten would pass for a card's by chance.
 */
record ExtraReader(FieldReader fields) {

    /** Deeper than anything DOKU documents, shallower than any parser's limit. */
    static final int DEEPEST = 32;

    /** Beyond this many places a number is no card number, and expensive to write out. */
    private static final int MOST_PLACES = 40;

    /** Names of what stands on a card, without what parts their words. */
    private static final Set<String> SECRETS =
            Set.of(
                    "cvv",
                    "cvv2",
                    "cvc",
                    "cvc2",
                    "cvn",
                    "cardcvv",
                    "cardcvc",
                    "securitycode",
                    "cardsecuritycode",
                    "pan",
                    "cardnumber",
                    "cardno",
                    "ccnumber",
                    "track1",
                    "track2");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");

    private static final Set<String> GIVEN_OUT =
            Set.of("customerNo", "virtualAccountNo", "merchantId", "ovo_id");

    ObjectNode read(ObjectNode extra, String field) {
        return object(extra, field, 1);
    }

    private ObjectNode object(JsonNode object, String field, int depth) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (member.getValue().isNull()) {
                continue;
            }
            String path = field + "." + Shown.of(name);
            judge(name, path);
            if (SECRETS.contains(NO_LETTER.matcher(AsciiCase.lower(name)).replaceAll(""))) {
                fields.refuseCard(path);
            }
            boolean givenOut = GIVEN_OUT.contains(name) && isWhole(member.getValue());
            copy.set(name, givenOut ? member.getValue() : value(member.getValue(), path, depth));
        }
        return copy;
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() || value.isTextual() && Texts.isWhole(value.textValue());
    }

    private JsonNode value(JsonNode value, String field, int depth) {
        if (value.isContainerNode() && depth >= DEEPEST) {
            fields.refuse(field, Why.of("nested_too_deep", "most", DEEPEST));
            return JsonNodeFactory.instance.objectNode();
        }
        if (value.isObject()) {
            return object(value, field, depth + 1);
        }
        if (value.isArray()) {
            return array(value, field, depth + 1);
        }
        if (value.isTextual()) {
            judge(value.textValue(), field);
        } else if (value.isNumber() && CardNumbers.isIn(digits(value))) {
            fields.refuseCard(field);
        }
        return value;
    }

    private ArrayNode array(JsonNode array, String field, int depth) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        for (int i = 0; i < array.size(); i++) {
            copy.add(value(array.get(i), field + "[" + i + "]", depth));
        }
        return copy;
    }

    private void judge(String text, String field) {
        if (!Texts.isWhole(text)) {
            fields.refuse(field, Texts.BROKEN);
        } else if (CardNumbers.isIn(text)) {
            fields.refuseCard(field);
        }
    }

    private static String digits(JsonNode number) {
        if (number.isBigDecimal()) {
            BigDecimal decimal = number.decimalValue();
            boolean small =
                    Math.abs((long) decimal.scale()) <= MOST_PLACES
                            && decimal.precision() <= MOST_PLACES;
            return small ? decimal.toPlainString() : "";
        }
        return number.asText();
    }
}
