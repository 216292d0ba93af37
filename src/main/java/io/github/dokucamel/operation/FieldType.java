package io.github.dokucamel.operation;

/** What a payload member holds. */
public enum FieldType {
    STRING("text"),
    /** Text of digits; a whole number is taken as its digits. */
    DIGITS("text of digits"),
    INTEGER("a whole number"),
    BOOLEAN("true or false"),
    OBJECT("an object"),
    ARRAY("a list");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /** For messages: {@code must be a whole number}. */
    String words() {
        return words;
    }
}
