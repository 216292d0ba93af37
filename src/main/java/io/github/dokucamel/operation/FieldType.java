package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;

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
