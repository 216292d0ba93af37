package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One thing that is sold.
 *
 * @param price whole rupiah for one piece, or null
 * @param quantity pieces, or null
 * @param extra further members for DOKU, such as {@code sku}; never null
 */
public record LineItem(String name, Long price, Integer quantity, ObjectNode extra) {

    /** The members' names, here and at DOKU. */
    public static final Set<String> NAMES = Set.of("name", "price", "quantity");

    public LineItem {
        extra = extra == null ? JsonNodeFactory.instance.objectNode() : extra;
    }

    /** The members that are there, without {@code extra}. */
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Texts.put(tree, "name", name);
        if (price != null) {
            tree.put("price", price);
        }
        if (quantity != null) {
            tree.put("quantity", quantity);
        }
        return tree;
    }
}
