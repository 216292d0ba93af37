package io.github.dokucamel.operation.shape;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * What a payload depends on beside its order.
 *
 * @param clientId of the merchant
 * @param secret of the merchant, for check sums inside a payload
 * @param now from when an expiry counts, in the zone of due dates
 * @param dokuNumber the number that the order has at DOKU; null where it is the books' own
 */
public record ShapeContext(
        Operation operation, String clientId, Secret secret, ZonedDateTime now, String dokuNumber) {

    private static final ZonedDateTime NEVER = Instant.EPOCH.atZone(ZoneOffset.UTC);

    /**
     * For comparing and checking: the same order always gives the same payload, whichever merchant's
     * keys are in use and whatever the time is.
     */
    public static ShapeContext neutral(Operation operation) {
        return new ShapeContext(operation, "client-id", Secret.of("none"), NEVER, null);
    }

    /** The same as it is to be checked: as if it went out now. */
    public ShapeContext at(ZonedDateTime moment, String number) {
        return new ShapeContext(operation, clientId, secret, moment, number);
    }

    boolean isNeutral() {
        return now.equals(NEVER);
    }

    /** Null for a draft without one. */
    String number(Order order) {
        return dokuNumber == null ? order.invoiceNumber() : dokuNumber;
    }
}
