package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import java.util.HashMap;
import java.util.Map;

/** Turns a valid order into the bytes DOKU gets. The same order gives the same bytes. */
public final class MapOrder {

    private final Catalogue catalogue;
    private final Map<String, PayloadRules> rules = new HashMap<>();

    public MapOrder(Catalogue catalogue) {
        this.catalogue = catalogue;
        catalogue.all().forEach(o -> rules.put(o.id(), new PayloadRules(o)));
    }

    /**
     * @return JSON, UTF-8
     * @throws IllegalArgumentException when the catalogue has no such operation, or one that takes
     *     no orders
     */
    public byte[] map(Order order) {
        Operation operation =
                catalogue
                        .find(order.operation())
                        .filter(o -> o.body() != null)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No operation takes orders for "
                                                        + order.operation()));
        return OrderJson.write(payload(order, operation));
    }

    ObjectNode payload(Order order, Operation operation) {
        ObjectNode payload = operation.body().payload(order);
        rules(operation).coerce(payload);
        return payload;
    }

    PayloadRules rules(Operation operation) {
        return rules.get(operation.id());
    }
}
