package io.github.dokucamel.told;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with an order: which field, which rule it breaks, what to do about it, in
 * English as documents keep it.
 *
 * @param field the field as the user wrote it, e.g. {@code line_items[0].price}; {@code line} when
 *     the text could not be read at all
 * @param rule what holds and does not, without secrets or card numbers, e.g. {@code must be at
 *     least 1, is 0}
 * @param remedy what the user can do, e.g. {@code Fix the amount and send the order again}
 */
public record Violation(String field, String rule, String remedy) {

    /** No field of ours has a longer name; one from outside may have any. */
    private static final int LONGEST_FIELD = 120;

    public Violation {
        field = field.length() > LONGEST_FIELD ? Excerpt.of(field) : field;
    }

    public static Violation of(String field, Why why) {
        return new Violation(field, why.rule(Language.EN), why.remedy(Language.EN));
    }

    /** {@code field: rule. remedy.}: one line for reports and logs. */
    public String message() {
        return field + ": " + sentence();
    }

    /** The same for people. */
    public String message(Language language) {
        return told(message(), language);
    }

    /** What the table says of it; empty for words of somebody else. */
    public Optional<Why> reason() {
        return Reasons.read(sentence());
    }

    /** One that {@link #message()} has written, for people. */
    public static String told(String message, Language language) {
        String[] parts = message.split(": ", 2);
        return language == Language.EN || parts.length < 2
                ? message
                : Reasons.read(parts[1])
                        .map(why -> parts[0] + ": " + why.sentence(language))
                        .orElse(message);
    }

    /** The same for people who have a table before them, and call its columns as they do. */
    public static String inTable(List<Violation> wrong, String message, Language language) {
        return wrong.isEmpty()
                ? told(wrong, message, language)
                : wrong.stream().map(one -> one.inTable(language)).collect(Collectors.joining(" "));
    }

    private String inTable(Language language) {
        return Reasons.field(field, language)
                + ": "
                + reason().map(why -> why.toPeople(language)).orElseGet(this::sentence);
    }

    /**
     * Why an order or a call did not go well, for people; of what DOKU says its own words.
     *
     * @param message what documents say where nothing is wrong with it
     */
    public static String told(List<Violation> wrong, String message, Language language) {
        return wrong.isEmpty()
                ? Reasons.words("message", message, language)
                : wrong.stream().map(one -> one.message(language)).collect(Collectors.joining(" "));
    }

    private String sentence() {
        return rule + ". " + remedy + ".";
    }
}
