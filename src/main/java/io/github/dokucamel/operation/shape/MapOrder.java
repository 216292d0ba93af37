package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.CheckSums;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.PayloadRules;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Secret;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** Turns a valid order into the bytes DOKU gets. The same order gives the same bytes. */
public final class MapOrder {

    private final Catalogue catalogue;
    private final Map<String, PayloadRules> rules = new HashMap<>();
    private final Map<String, OperationShape> shapes = new HashMap<>();

    public MapOrder(Catalogue catalogue) {
        this.catalogue = catalogue;
        catalogue.all().forEach(o -> rules.put(o.id(), new PayloadRules(o)));
        catalogue.all().stream()
                .filter(o -> o.body() != null)
                .forEach(o -> shapes.put(o.id(), new OperationShape(o)));
    }

    /**
     * @param dokuNumber the number that the order has at DOKU; null where it is the books' own
     * @param now in the zone of due dates
     * @throws IllegalArgumentException when the catalogue has no such operation, or one that takes
     *     no orders
     */
    public WireRequest map(
            Order order, String dokuNumber, String clientId, Secret secret, ZonedDateTime now) {
        Operation operation = catalogue.forOrders(order.operation());
        ShapeContext context = new ShapeContext(operation, clientId, secret, now, dokuNumber);
        return WireRequest.of(operation, operation.completed(payload(order, context)));
    }

    /** What the order says, without the {@code defaults} of its operation. */
    public ObjectNode payload(Order order, ShapeContext context) {
        Operation operation = context.operation();
        ObjectNode payload = shape(operation).payload(order, context);
        operation.constants().forEach((path, value) -> Members.putIfAbsent(payload, path, value));
        rules(operation).coerce(payload);
        CheckSums.fill(operation, payload, context.clientId(), context.secret());
        return payload;
    }

    public PayloadRules rules(Operation operation) {
        return rules.get(operation.id());
    }

    /** Of an operation that orders lead to. */
    public OperationShape shape(Operation operation) {
        return shapes.get(operation.id());
    }
}
