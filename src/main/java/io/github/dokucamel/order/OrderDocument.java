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
        put(json, "merchant", order.merchant());
        put(json, "operation", order.operation());
        put(json, "invoice_number", order.invoiceNumber());
        json.put("revision", order.revision());
        json.put("amount", order.amount());
        if (!order.lineItems().isEmpty()) {
            var items = json.putArray("line_items");
            order.lineItems().forEach(item -> items.add(item(item)));
        }
        Customer customer = order.customer();
        if (!customer.equals(Customer.NOBODY)) {
            ObjectNode node = json.putObject("customer");
            put(node, "id", customer.id());
            put(node, "name", customer.name());
            put(node, "email", customer.email());
            put(node, "phone", customer.phone());
            put(node, "address", customer.address());
            put(node, "country", customer.country());
        }
        put(json, "callback_url", order.callbackUrl());
        put(json, "failed_url", order.failedUrl());
        json.put("auto_redirect", order.autoRedirect());
        put(json, "session_id", order.sessionId());
        Theme theme = order.theme();
        if (!theme.equals(Theme.NONE)) {
            ObjectNode node = json.putObject("theme");
            put(node, "language", theme.language());
            put(node, "background_color", theme.backgroundColor());
            put(node, "font_color", theme.fontColor());
            put(node, "button_background_color", theme.buttonBackgroundColor());
            put(node, "button_font_color", theme.buttonFontColor());
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
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, "name", item.name());
        if (item.price() != null) {
            node.put("price", item.price());
        }
        if (item.quantity() != null) {
            node.put("quantity", item.quantity());
        }
        if (!item.extra().isEmpty()) {
            node.set("extra", item.extra());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
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
