package io.github.dokucamel.order;

import io.github.dokucamel.told.Violation;
import java.util.List;

/**
 * What could be read of one order.
 *
 * @param draft the order as far as it could be read: what is missing or unreadable is null, zero or
 *     empty. Good for finding further violations, never for sending; see {@link #order()}
 * @param spelling whose names the user wrote
 * @param merchant for reports, even when the order is invalid; likewise the next three
 * @param invoiceNumber null when there is none
 * @param violations everything that is wrong, under the names the user wrote
 */
public record ParsedOrder(
        Order draft,
        Spelling spelling,
        String merchant,
        String operation,
        String invoiceNumber,
        int revision,
        List<Violation> violations) {

    public ParsedOrder {
        violations = List.copyOf(violations);
    }

    /** The order, or null when anything is wrong with it. */
    public Order order() {
        return violations.isEmpty() ? draft : null;
    }
}
