package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;

/** Turns an order into one kind of DOKU payload. A few shapes serve all order-like operations. */
public interface BodyShape {

    /** The name catalogue entries use in {@code body}. */
    String name();

    /**
     * The payload, with members in a fixed order. Copes with a draft: what the order lacks, the
     * payload lacks.
     */
    ObjectNode payload(Order order, ShapeContext context);

    /** The canonical order's name for a payload path: {@code order.amount} is {@code amount}. */
    String canonicalName(String payloadPath);

    /**
     * What depends on several members at once, under canonical names.
     *
     * @param payload of this order, with texts turned into what the fields want
     */
    Findings conditions(Order order, ObjectNode payload, Operation operation);
}
