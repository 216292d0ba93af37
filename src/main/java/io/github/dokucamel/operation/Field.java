package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param pattern seen in the field and not promised, so a mismatch only warns; may be null
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

    /** The field that says which channel a payload is for. */
    static final String CHANNEL = "additionalInfo.channel";

    public Field {
        allowed = List.copyOf(allowed);
        knownValues = List.copyOf(knownValues);
        byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
    }
}
