package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import java.util.List;

/**
 * One kind of DOKU payload: which members an order fills, and in which order they stand. {@link
 * OperationShape} is what an operation makes of it.
 *
 * @param name the one that catalogue entries use in {@code body}
 * @param further what depends on several members at once, beside what holds for every operation
 */
record SlotShape(String name, List<Slot> slots, Conditions further) {

    interface Conditions {
        void check(Order order, ObjectNode payload, Operation operation, Findings findings);
    }

    public SlotShape {
        slots = List.copyOf(slots);
    }

    /** The canonical order's name for a payload path: {@code order.amount} is {@code amount}. */
    public String canonicalName(String path) {
        for (Slot slot : slots) {
            if (Members.isWithin(slot.path(), path)) {
                String inside = path.substring(slot.path().length());
                return slot.field().equals("line_items")
                        ? ExtraMembers.itemName("line_items" + inside)
                        : inside.startsWith("[") ? slot.field() : slot.field() + inside;
            }
        }
        return path.equals("customer") ? path : "extra." + path;
    }
}
