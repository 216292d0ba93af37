package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.told.Violation;
import java.util.List;

/**
 * An order or a call after every check.
 *
 * @param order null when anything is wrong with it, and for a call
 * @param merchant for reports also when the order is invalid, likewise the next three
 * @param operation the operation's name, or what was written when there is no such operation
 * @param invoiceNumber null when there is none; a call's is shown and leads nowhere
 * @param content {@link Order#toJson()} or {@link Call#toJson()}; null when invalid
 * @param contentDigest lower-case hex SHA-256 over the normalised content; null when invalid
 * @param normaliserVersion which normaliser made the digest
 * @param violations everything that is wrong, under the names the user wrote
 * @param warnings one line each; without consequence
 * @param callKey under which a call happens once; null for an order
 * @param refund what a call pays back; null for an order, a call that pays nothing back, and an
 *     invalid one
 * @param dokuNumber the number that an order has at DOKU; null where it is the books' own, and for a
 *     call
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
        List<String> warnings,
        String callKey,
        RefundCall refund,
        String dokuNumber) {

    /** One that pays nothing back. */
    public CheckedOrder(
            Order order,
            String merchant,
            String operation,
            String invoiceNumber,
            int revision,
            byte[] content,
            String contentDigest,
            int normaliserVersion,
            List<Violation> violations,
            List<String> warnings,
            String callKey) {
        this(
                order,
                merchant,
                operation,
                invoiceNumber,
                revision,
                content,
                contentDigest,
                normaliserVersion,
                violations,
                warnings,
                callKey,
                null,
                null);
    }

    /** The same under another number at DOKU. */
    CheckedOrder underDokuNumber(String number) {
        return new CheckedOrder(
                order,
                merchant,
                operation,
                invoiceNumber,
                revision,
                content,
                contentDigest,
                normaliserVersion,
                violations,
                warnings,
                callKey,
                refund,
                number);
    }

    public CheckedOrder {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    public boolean isValid() {
        return violations.isEmpty();
    }

    public boolean isCall() {
        return callKey != null;
    }
}
