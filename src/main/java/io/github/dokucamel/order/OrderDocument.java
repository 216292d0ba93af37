package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The order as canonical JSON, to and from; trusts what it reads. */
final class OrderDocument {

    private OrderDocument() {}

    static ObjectNode write(Order order) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Texts.put(json, "merchant", order.merchant());
        Texts.put(json, "operation", order.operation());
        Texts.put(json, "invoice_number", order.invoiceNumber());
        json.put("revision", order.revision());
        json.put("amount", order.amount());
        if (!order.lineItems().isEmpty()) {
            var items = json.putArray("line_items");
            order.lineItems().forEach(item -> items.add(item(item)));
        }
        if (!order.customer().equals(Customer.NOBODY)) {
            json.set("customer", order.customer().toTree());
        }
        Texts.put(json, "callback_url", order.callbackUrl());
        Texts.put(json, "failed_url", order.failedUrl());
        json.put("auto_redirect", order.autoRedirect());
        Texts.put(json, "session_id", order.sessionId());
        if (!order.theme().equals(Theme.NONE)) {
            json.set("theme", order.theme().toTree());
        }
        if (order.expiresInMinutes() != null) {
            json.put("expires_in_minutes", order.expiresInMinutes());
        }
        if (!order.extra().isEmpty()) {
            json.set("extra", order.extra());
        }
        return json;
    }

    private static ObjectNode item(LineItem item) {
        ObjectNode node = item.toTree();
        if (!item.extra().isEmpty()) {
            node.set("extra", item.extra());
        }
        return node;
    }

    static Order read(byte[] json) {
        JsonNode tree;
        try {
            tree = OrderJson.read(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not an order document of ours", e);
        }
        if (!tree.path("invoice_number").isTextual() || !tree.path("amount").canConvertToLong()) {
            throw new IllegalArgumentException("Not an order document of ours");
        }
        JsonNode customer = tree.path("customer");
        JsonNode theme = tree.path("theme");
        return new Order(
                text(tree, "merchant"),
                text(tree, "operation"),
                text(tree, "invoice_number"),
                tree.path("revision").asInt(1),
                tree.path("amount").longValue(),
                items(tree.path("line_items")),
                new Customer(
                        text(customer, "id"),
                        text(customer, "name"),
                        text(customer, "email"),
                        text(customer, "phone"),
                        text(customer, "address"),
                        text(customer, "country")),
                text(tree, "callback_url"),
                text(tree, "failed_url"),
                tree.path("auto_redirect").asBoolean(false),
                text(tree, "session_id"),
                new Theme(
                        text(theme, "language"),
                        text(theme, "background_color"),
                        text(theme, "font_color"),
                        text(theme, "button_background_color"),
                        text(theme, "button_font_color")),
                tree.has("expires_in_minutes") ? tree.path("expires_in_minutes").intValue() : null,
                object(tree, "extra"));
    }

    private static List<LineItem> items(JsonNode array) {
        List<LineItem> items = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            items.add(
                    new LineItem(
                            text(item, "name"),
                            item.has("price") ? item.path("price").longValue() : null,
                            item.has("quantity") ? item.path("quantity").intValue() : null,
                            object(item, "extra")));
        }
        return items;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static ObjectNode object(JsonNode node, String name) {
        return node.get(name) instanceof ObjectNode object ? object : null;
    }
}
