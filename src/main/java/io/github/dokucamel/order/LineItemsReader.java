package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads the line items and holds their prices against the amount. */
final class LineItemsReader {

    private static final long MOST_RUPIAH = 999_999_999_999L;

    private final FieldReader fields;

    LineItemsReader(FieldReader fields) {
        this.fields = fields;
    }

    /**
     * @param amount null when there is none to compare with
     */
    List<LineItem> read(ObjectNode order, Long amount) {
        JsonNode node = order.get("line_items");
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array)) {
            fields.refuse(
                    "line_items",
                    "must be a list, is " + FieldReader.kind(node),
                    "Write [...] with one object per item");
            return List.of();
        }
        int before = fields.violations().size();
        List<LineItem> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(item(array.get(i), "line_items[" + i + "]"));
        }
        if (fields.violations().size() == before) {
            holdAgainst(amount, items);
        }
        return items;
    }

    private LineItem item(JsonNode node, String field) {
        if (!(node instanceof ObjectNode item)) {
            fields.refuse(
                    field,
                    "must be an object, is " + FieldReader.kind(node),
                    "Write {\"name\":...,\"price\":...,\"quantity\":...}");
            return new LineItem(null, null, null, null);
        }
        String prefix = field + ".";
        OrderNames.refuseUnknown(item, OrderNames.LINE_ITEM, prefix, fields.violations());
        ObjectNode extra = null;
        JsonNode further = item.get("extra");
        if (further instanceof ObjectNode object) {
            extra = new ExtraReader(fields).read(object, prefix + "extra");
        } else if (further != null && !further.isNull()) {
            fields.refuse(
                    prefix + "extra",
                    "must be an object, is " + FieldReader.kind(further),
                    "Write {...} with its members");
        }
        return new LineItem(
                fields.freeText(item, "name", prefix),
                fields.whole(item, "price", prefix, 0, MOST_RUPIAH),
                fields.count(item, "quantity", prefix, 0),
                extra);
    }

    private void holdAgainst(Long amount, List<LineItem> items) {
        if (items.stream().allMatch(item -> item.price() == null)) {
            return;
        }
        BigInteger sum = BigInteger.ZERO;
        boolean complete = true;
        for (int i = 0; i < items.size(); i++) {
            LineItem item = items.get(i);
            String field = "line_items[" + i + "].";
            if (item.price() == null) {
                fields.refuse(
                        field + "price",
                        "is missing, while other items have a price",
                        "Give every item a price and a quantity, or none a price");
                complete = false;
            }
            if (item.quantity() == null || item.quantity() < 1) {
                fields.refuse(
                        field + "quantity",
                        item.quantity() == null ? "is missing" : "must be at least 1, is 0",
                        "Give every item with a price a quantity of 1 or more");
                complete = false;
            }
            if (complete) {
                sum =
                        sum.add(
                                BigInteger.valueOf(item.price())
                                        .multiply(BigInteger.valueOf(item.quantity())));
            }
        }
        if (complete && amount != null && !sum.equals(BigInteger.valueOf(amount))) {
            fields.refuse(
                    "amount",
                    "is " + amount + ", but the line items add up to " + sum,
                    "Correct the amount or the items");
        }
    }
}
