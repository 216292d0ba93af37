package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.order.OrderRules;
import java.time.Instant;
import java.time.ZoneOffset;

/** The check of orders that nothing is set for. */
public final class OrderCheck {

    private OrderCheck() {}

    public static CheckOrder asItComes() {
        return new CheckOrder(
                Catalogues.packaged(),
                OrderRules.defaults(),
                OrderDefaults.NONE,
                merchant -> true,
                DokuNumbers.DEFAULT,
                () -> Instant.EPOCH.atZone(ZoneOffset.UTC));
    }
}
