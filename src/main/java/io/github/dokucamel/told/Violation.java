package io.github.dokucamel.told;

/**
 * One thing that is wrong with an order: which field, which rule it breaks, what to do about it.
 *
 * @param field the field as the user wrote it, e.g. {@code line_items[0].price}; {@code line} when
 *     the text could not be read at all
 * @param rule what holds and does not, without secrets or card numbers, e.g. {@code must be at
 *     least 1, is 0}
 * @param remedy what the user can do, e.g. {@code Fix the amount and send the order again}
 */
public record Violation(String field, String rule, String remedy) {

    /** {@code field: rule. remedy.}: one line for reports and logs. */
    public String message() {
        return field + ": " + rule + ". " + remedy + ".";
    }
}
