package io.github.dokucamel.operation.shape;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.signature.Secret;
import java.time.Instant;

/**
 * What a payload depends on beside its order.
 *
 * @param clientId of the merchant
 * @param secret of the merchant, for check sums inside a payload
 * @param now from when an expiry counts
 */
public record ShapeContext(Operation operation, String clientId, Secret secret, Instant now) {

    /**
     * For comparing and checking: the same order always gives the same payload, whichever merchant's
     * keys are in use and whatever the time is.
     */
    public static ShapeContext neutral(Operation operation) {
        return new ShapeContext(operation, "client-id", Secret.of("none"), Instant.EPOCH);
    }
}
