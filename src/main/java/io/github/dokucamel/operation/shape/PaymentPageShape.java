package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Customer;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.Theme;
import java.util.List;
import java.util.Set;

/** The body of DOKU's hosted card form. */
final class PaymentPageShape implements BodyShape {

    static final Set<String> ORDER =
            Set.of(
                    "invoice_number",
                    "line_items",
                    "amount",
                    "callback_url",
                    "failed_url",
                    "auto_redirect",
                    "session_id");
    static final String THEMES = "override_configuration.themes";
    private static final List<String> PARTS =
            List.of(
                    "order",
                    "customer",
                    "card",
                    "payment",
                    "override_configuration",
                    "additional_info");

    @Override
    public String name() {
        return "payment-page";
    }

    @Override
    public ObjectNode payload(Order order, ShapeContext context) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.set("order", orderPart(order));
        ObjectNode customer = order.customer().toTree();
        if (!customer.isEmpty()) {
            merged.set("customer", customer);
        }
        ObjectNode theme = order.theme().toTree();
        if (!theme.isEmpty()) {
            merged.putObject("override_configuration").set("themes", theme);
        }
        ExtraMembers.merge(merged, order.extra());
        ObjectNode payload = merged.objectNode();
        PARTS.stream().filter(merged::has).forEach(part -> payload.set(part, merged.get(part)));
        merged.properties().forEach(member -> payload.set(member.getKey(), member.getValue()));
        return payload;
    }

    private static ObjectNode orderPart(Order order) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        put(part, "invoice_number", order.invoiceNumber());
        if (!order.lineItems().isEmpty()) {
            part.set("line_items", ExtraMembers.items(order.lineItems()));
        }
        part.put("amount", order.amount());
        put(part, "callback_url", order.callbackUrl());
        put(part, "failed_url", order.failedUrl());
        part.put("auto_redirect", order.autoRedirect());
        put(part, "session_id", order.sessionId());
        return part;
    }

    private static void put(ObjectNode part, String name, String value) {
        if (value != null) {
            part.put(name, value);
        }
    }

    @Override
    public String canonicalName(String path) {
        String[] step = path.split("\\.", 3);
        String second = step.length > 1 ? step[1].split("\\[", 2)[0] : "";
        if (step[0].equals("order") && second.equals("line_items") && step.length == 3) {
            return ExtraMembers.itemName(step[1] + "." + step[2]);
        }
        if (step[0].equals("order") && ORDER.contains(second)) {
            return path.substring("order.".length());
        }
        if (path.equals("customer")
                || step[0].equals("customer") && Customer.NAMES.contains(second)) {
            return path;
        }
        if (path.startsWith(THEMES + ".") && Theme.NAMES.contains(step[2])) {
            return "theme." + step[2];
        }
        return "extra." + path;
    }

    @Override
    public Findings conditions(Order order, ObjectNode payload, Operation operation) {
        return PaymentPageConditions.check(order, payload);
    }
}
