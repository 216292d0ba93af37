package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One member of an operation's payload.
 *
 * @param path dotted; {@code []} stands for every element of a list, e.g. {@code
 *     order.line_items[].name}
 * @param minLength characters, digits for an integer; null for no limit, likewise the next
 * @param allowed anything else is refused; empty for no such list
 * @param knownValues anything else only warns; empty for no such list
 * @param pattern seen in the field and not promised; may be null
 * @param mismatch what becomes of a text that the pattern does not match
 * @param assumed what DOKU assumes when the member is absent; may be null
 * @param place where it travels; only members of the top can travel outside the body
 * @param sensitive whether its value is never stored: a call with it cannot be repeated
 * @param byChannel the same member under the rules of single channels; empty when all are alike
 */
public record Field(
        String path,
        FieldType type,
        Requirement required,
        Integer minLength,
        Integer maxLength,
        List<String> allowed,
        List<String> knownValues,
        Pattern pattern,
        Mismatch mismatch,
        String assumed,
        Place place,
        boolean sensitive,
        Map<String, Field> byChannel) {

    /** Where a field travels. */
    public enum Place {
        BODY,
        /** In the path, in place of {@code {name}}. */
        PATH,
        QUERY,
        HEADER
    }

    /** What becomes of a text that does not match the pattern. */
    public enum Mismatch {
        /** It is sent, with a warning. */
        WARN,
        /** A blank is sent for each character that does not match, with a warning. */
        BLANK,
        REFUSE
    }

    /** Whether a payload member must be there. */
    public enum Requirement {
        MANDATORY,
        /** Depends on other members; the body shape knows when. */
        CONDITIONAL,
        OPTIONAL
    }

    /** What a payload member holds. */
    public enum FieldType {
        STRING("text"),
        /** Text of digits; a whole number is taken as its digits. */
        DIGITS("text of digits"),
        INTEGER("a whole number"),
        /** Any JSON number. */
        NUMBER("a number"),
        /** SNAP's amounts: rupiah with two decimals, as text. */
        MONEY("a text like \"10000.00\""),
        BOOLEAN("true or false"),
        OBJECT("an object"),
        ARRAY("a list"),
        /** Where sources disagree, or type loosely. */
        ANY("anything");

        private final String words;

        FieldType(String words) {
            this.words = words;
        }

        /** For messages: {@code must be a whole number}. */
        String words() {
            return words;
        }

        /** Whether it is of this kind of JSON; what its text must look like is another question. */
        boolean holds(JsonNode value) {
            return switch (this) {
                case STRING, DIGITS, MONEY -> value.isTextual();
                case INTEGER -> value.isIntegralNumber();
                case NUMBER -> value.isNumber();
                case BOOLEAN -> value.isBoolean();
                case OBJECT -> value.isObject();
                case ARRAY -> value.isArray();
                case ANY -> true;
            };
        }
    }

    /** This field, with another fate of what its characters are blanked for. */
    Field refusing() {
        return new Field(
                path,
                type,
                required,
                minLength,
                maxLength,
                allowed,
                knownValues,
                pattern,
                Mismatch.REFUSE,
                assumed,
                place,
                sensitive,
                byChannel);
    }

    /** Puts blanks into a payload where this is a member of its top that wants them. */
    void blank(ObjectNode payload) {
        if (mismatch == Mismatch.BLANK && payload.path(path).isTextual()) {
            payload.put(path, blanked(payload.path(path).textValue()));
        }
    }

    /** The text, with a blank for each character that the pattern does not match. */
    String blanked(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(one -> kept.append(pattern.matcher(one).matches() ? one : " "));
        return kept.toString();
    }

    /** The field that says which channel a payload is for. */
    static final String CHANNEL = "additionalInfo.channel";

    public Field {
        allowed = List.copyOf(allowed);
        knownValues = List.copyOf(knownValues);
        byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
    }
}
