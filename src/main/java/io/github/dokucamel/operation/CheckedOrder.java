package io.github.dokucamel.operation;

import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.Violation;
import java.util.List;

/**
 * An order after every check.
 *
 * @param order null when anything is wrong with it
 * @param merchant for reports also when the order is invalid, likewise the next three
 * @param operation the operation's name, or what was written when there is no such operation
 * @param invoiceNumber null when there is none
 * @param content {@link Order#toJson()}; null when invalid
 * @param contentDigest lower-case hex SHA-256 over the normalised content; null when invalid
 * @param normaliserVersion which normaliser made the digest
 * @param violations everything that is wrong, under the names the user wrote
 * @param warnings one line each; without consequence
 */
public record CheckedOrder(
        Order order,
        String merchant,
        String operation,
        String invoiceNumber,
        int revision,
        byte[] content,
        String contentDigest,
        int normaliserVersion,
        List<Violation> violations,
        List<String> warnings) {

    public CheckedOrder {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    public boolean isValid() {
        return violations.isEmpty();
    }
}
