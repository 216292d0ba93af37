package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.ParsedOrder.Spelling;

/**
 * One payload member that a shape fills from the order.
 *
 * @param path where it stands in the payload
 * @param field the order's name for it; starts with {@code extra.} for a member the order has no
 *     other name for
 * @param fromExtra whether the value starts from what {@code extra} says
 */
record Slot(String path, String field, boolean fromExtra, Value value) {

    Slot(String path, String field, Value value) {
        this(path, field, field.startsWith("extra."), value);
    }

    interface Value {
        /** Null when the order says nothing about it. */
        JsonNode of(Order order, ShapeContext context);
    }

    /** Whether DOKU's own body, read as an order, would have it under the order's name. */
    boolean isRenamed() {
        return !path.equals(Spelling.DOKU.of(field));
    }
}
