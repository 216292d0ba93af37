package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Mismatch;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Field.Requirement;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds a payload against the fields of its operation. Names what it finds by payload path. */
public final class PayloadRules {

    private static final Pattern MONEY = Pattern.compile("[0-9]{1,16}\\.[0-9]{2}");
    private static final Pattern DOTS = Pattern.compile("[.]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    private final FieldTree fields;
    private final Map<String, FieldTree> byChannel = new HashMap<>();

    public PayloadRules(Operation operation) {
        this.fields = FieldTree.of(operation.fields());
        operation.fields().stream()
                .flatMap(field -> field.byChannel().keySet().stream())
                .distinct()
                .forEach(channel -> byChannel.put(channel, of(channel, operation)));
    }

    private static FieldTree of(String channel, Operation operation) {
        return FieldTree.of(
                operation.fields().stream()
                        .map(field -> field.byChannel().getOrDefault(channel, field))
                        .toList());
    }

    /** Turns texts into the numbers and booleans the fields want, in place. */
    public void coerce(ObjectNode payload) {
        Coercion.coerce(payload, fields);
    }

    public Findings check(ObjectNode payload) {
        Findings findings = Findings.none();
        String channel = Members.at(payload, Field.CHANNEL).asText();
        members(payload, byChannel.getOrDefault(channel, fields), "", false, findings);
        return findings;
    }

    /** @param secret whether it lies in something that may be quoted nowhere */
    private void members(
            JsonNode object, FieldTree node, String prefix, boolean secret, Findings findings) {
        for (Map.Entry<String, FieldTree> member : node.members().entrySet()) {
            JsonNode value = object.get(member.getKey());
            String path = prefix + member.getKey();
            if (value == null || value.isNull()) {
                absent(member.getValue(), path, findings);
            } else {
                present(value, member.getValue(), path, secret, findings);
            }
        }
        if (node.members().isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!node.members().containsKey(member.getKey())) {
                unknown(member.getKey(), node, prefix, findings);
                Spelled.warn(member.getValue(), prefix + Shown.of(member.getKey()), findings);
            }
        }
    }

    /** Unknown members travel; only those that look like a slip are worth a word. */
    private static void unknown(String name, FieldTree node, String prefix, Findings findings) {
        NearestName.of(name, node.members().keySet())
                .ifPresent(
                        nearest ->
                                findings.warn(
                                        prefix + Shown.of(name),
                                        Why.of("unknown_member", "meant", prefix + nearest)));
    }

    /** An object that only deeper paths mention is as mandatory as its members. */
    private void absent(FieldTree node, String path, Findings findings) {
        if (node.isMandatory()) {
            findings.refuse(path, Why.of("missing"));
        } else if (node.field() == null && node.type() == FieldType.OBJECT) {
            node.members().forEach((name, member) -> absent(member, path + "." + name, findings));
        }
    }

    private void present(
            JsonNode value, FieldTree node, String path, boolean inSecret, Findings findings) {
        boolean secret = inSecret || node.field() != null && node.field().sensitive();
        if (!node.type().holds(value)) {
            String type = node.type().words();
            findings.refuse(
                    path,
                    secret
                            ? Why.of("wrong_type_secret", "type", type)
                            : Why.of("wrong_type", "type", type, "kind", kind(value)));
        } else if (value.isObject()) {
            members(value, node, path + ".", secret, findings);
        } else if (value.isArray()) {
            for (int i = 0; node.element() != null && i < value.size(); i++) {
                present(value.get(i), node.element(), path + "[" + i + "]", secret, findings);
            }
        } else if (node.field() != null) {
            scalar(value.asText(), node.field(), path, secret, findings);
        }
    }

    private static void scalar(
            String text, Field field, String path, boolean secret, Findings findings) {
        if (text.isEmpty() && field.required() == Requirement.MANDATORY) {
            findings.refuse(path, Why.of("empty"));
            return;
        }
        if (field.place() == Place.PATH && DOTS.matcher(text).matches()) {
            findings.refuse(path, Why.of("path_dots"));
            return;
        }
        if (field.type() == FieldType.DIGITS && !DIGITS.matcher(text).matches()) {
            findings.refuse(
                    path,
                    secret
                            ? Why.of("not_digits_secret")
                            : Why.of("not_digits", "value", shown(text)));
            return;
        }
        if (field.type() == FieldType.MONEY && !isMoney(text)) {
            findings.refuse(
                    path,
                    secret
                            ? Why.of("not_money_secret")
                            : Why.of("not_money", "value", shown(text)));
            return;
        }
        length(text, field, path, findings);
        if (!field.allowed().isEmpty() && !field.allowed().contains(text)) {
            String allowed = String.join(", ", field.allowed());
            findings.refuse(
                    path,
                    secret
                            ? Why.of("not_allowed_secret", "allowed", allowed)
                            : Why.of("not_allowed", "allowed", allowed, "value", shown(text)));
        }
        if (!field.knownValues().isEmpty() && !field.knownValues().contains(text)) {
            findings.warn(
                    path, Why.of("unknown_value", "known", String.join(", ", field.knownValues())));
        }
        if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
            mismatch(text, field, path, findings);
        }
    }

    private static void mismatch(String text, Field field, String path, Findings findings) {
        boolean blanks = field.mismatch() == Mismatch.BLANK;
        if (field.mismatch() == Mismatch.REFUSE || blanks && field.blanked(text).isBlank()) {
            findings.refuse(path, Why.of("characters_refused"));
        } else if (blanks) {
            findings.warn(path, Why.of("characters_blanked"));
        } else {
            findings.warn(path, Why.of("characters_avoided"));
        }
    }

    private static void length(String text, Field field, String path, Findings findings) {
        boolean number = field.type() == FieldType.INTEGER;
        int length =
                number ? text.replace("-", "").length() : text.codePointCount(0, text.length());
        if (field.maxLength() != null && length > field.maxLength()) {
            int most = field.maxLength();
            findings.refuse(
                    path,
                    number
                            ? Why.of("too_many_digits", "most", most, "length", length)
                            : Why.of("too_long", "most", most, "length", length));
        }
        if (field.minLength() != null && length < field.minLength()) {
            int least = field.minLength();
            findings.refuse(
                    path,
                    number
                            ? Why.of("too_few_digits", "least", least, "length", length)
                            : Why.of("too_short", "least", least, "length", length));
        }
    }

    private static boolean isMoney(String text) {
        return MONEY.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.ONE) >= 0;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "empty" : Shown.of(text);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "a number" : "a number with decimals";
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            default -> AsciiCase.lower(value.asText());
        };
    }
}
