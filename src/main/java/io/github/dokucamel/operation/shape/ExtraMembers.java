package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.order.LineItem;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members that only DOKU has a name for, and how they join those the order names. */
public final class ExtraMembers {

    private static final Set<String> ITEM = OrderField.named(OrderField.ITEMS);

    private ExtraMembers() {}

    /** Adds what is not there; what is there stays. */
    public static void merge(ObjectNode into, ObjectNode extra) {
        for (Map.Entry<String, JsonNode> member : extra.properties()) {
            JsonNode present = into.get(member.getKey());
            if (present == null) {
                into.set(member.getKey(), member.getValue().deepCopy());
            } else if (present instanceof ObjectNode object
                    && member.getValue() instanceof ObjectNode further) {
                merge(object, further);
            }
        }
    }

    static ArrayNode items(List<LineItem> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(items.size());
        for (LineItem item : items) {
            ObjectNode part = list.addObject();
            part.put("name", item.name());
            part.put("price", item.price());
            part.put("quantity", item.quantity());
            part.properties().removeIf(member -> member.getValue().isNull());
            merge(part, item.extra());
        }
        return list;
    }

    /** The order's name of {@code line_items[0].sku}. */
    static String itemName(String path) {
        int dot = path.indexOf('.');
        String member = path.substring(dot + 1).split("[.\\[]", 2)[0];
        return dot < 0 || ITEM.contains(member)
                ? path
                : path.substring(0, dot) + ".extra" + path.substring(dot);
    }

    /** A member the order has a name for is not set through extra: which of the two would count? */
    static void refuseTakenInItems(Order order, Findings findings) {
        for (int i = 0; i < order.lineItems().size(); i++) {
            String item = "line_items[" + i + "].";
            for (Map.Entry<String, JsonNode> member :
                    order.lineItems().get(i).extra().properties()) {
                if (ITEM.contains(member.getKey())) {
                    refuseTaken(
                            item + "extra." + member.getKey(), item + member.getKey(), findings);
                }
            }
        }
    }

    static void refuseTaken(String field, String name, Findings findings) {
        findings.refuse(field, Why.of("has_own_name", "name", name));
    }

    static void refuseNoObject(String field, Findings findings) {
        findings.refuse(field, Why.of("member_not_an_object"));
    }
}
