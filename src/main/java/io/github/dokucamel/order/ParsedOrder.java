package io.github.dokucamel.order;

import io.github.dokucamel.told.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable String invoiceNumber,
        int revision,
        List<Violation> violations) {

    /** Whose names an order was written in, so that a violation names what the user wrote. */
    public enum Spelling {
        /** The contract's own names: {@code amount}, {@code theme.language}. */
        CANONICAL,
        /** DOKU's request body: {@code order.amount}, {@code override_configuration.themes.language}. */
        DOKU;

        /** The user's name of the field with this canonical name. */
        public String of(String canonical) {
            return this == CANONICAL ? canonical : DokuBody.name(canonical);
        }
    }

    public ParsedOrder {
        violations = List.copyOf(violations);
    }

    /** The order, or null when anything is wrong with it. */
    public @Nullable Order order() {
        return violations.isEmpty() ? draft : null;
    }
}
