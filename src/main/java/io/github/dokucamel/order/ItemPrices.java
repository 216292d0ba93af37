package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.dokucamel.told.Why;
import java.math.BigInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Holds the prices of line items against the amount. */
final class ItemPrices {

    private ItemPrices() {}

    /**
     * @param amount null when there is none to compare with
     * @param items each with whole numbers, where it has any
     */
    static void holdAgainst(@Nullable JsonNode amount, ArrayNode items, FieldReader fields) {
        if (StreamSupport.stream(items.spliterator(), false).noneMatch(i -> i.has("price"))) {
            return;
        }
        BigInteger sum = BigInteger.ZERO;
        boolean complete = true;
        for (int i = 0; i < items.size(); i++) {
            JsonNode price = items.get(i).path("price");
            JsonNode quantity = items.get(i).path("quantity");
            String field = "line_items[" + i + "].";
            if (price.isMissingNode()) {
                fields.refuse(field + "price", Why.of("item_price_missing"));
                complete = false;
            }
            if (quantity.longValue() < 1) {
                fields.refuse(
                        field + "quantity",
                        quantity.isMissingNode()
                                ? Why.of("item_quantity_missing")
                                : Why.of("item_quantity_zero"));
                complete = false;
            }
            sum = sum.add(price.bigIntegerValue().multiply(quantity.bigIntegerValue()));
        }
        if (complete && amount != null && !sum.equals(amount.bigIntegerValue())) {
            fields.refuse("amount", Why.of("items_add_up", "amount", amount, "sum", sum));
        }
    }
}
