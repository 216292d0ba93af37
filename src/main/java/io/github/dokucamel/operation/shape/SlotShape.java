package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Requirement;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.Theme;
import java.util.List;

/**
 * Turns an order into one kind of DOKU payload: fills those of its slots that the operation's fields name, in the order of the
 * slots, and takes every other member from {@code extra}.
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

    /**
     * The payload, with members in a fixed order. Copes with a draft: what the order lacks, the
     * payload lacks.
     */
    public ObjectNode payload(Order order, ShapeContext context) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        for (Slot slot : slots) {
            if (context.operation().knows(slot.path())) {
                JsonNode value = slot.value().of(order, context);
                if (value != null) {
                    Members.putIfAbsent(payload, slot.path(), value);
                }
            }
        }
        ExtraMembers.merge(payload, order.extra());
        return payload;
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

    /**
     * What depends on several members at once, under canonical names.
     *
     * @param payload of this order, with texts turned into what the fields want
     */
    public Findings conditions(Order order, ObjectNode payload, Operation operation) {
        Findings findings = Findings.none();
        List<Slot> used = slots.stream().filter(slot -> operation.knows(slot.path())).toList();
        ShapeContext context = ShapeContext.neutral(operation);
        used.forEach(slot -> refuseTaken(slot, order, context, findings));
        ExtraMembers.refuseTakenInItems(order, findings);
        further.check(order, payload, operation, findings);
        refuseMissing(payload, operation, findings);
        if (order.expiresInMinutes() != null && !fills(used, "expires_in_minutes")) {
            findings.refuse(
                    "expires_in_minutes",
                    "is not possible: " + operation.name() + " has no expiry",
                    "Remove it");
        }
        OrderConditions.refuseRedirectToNowhere(order, back(order, payload, used), findings);
        told("callback_url", order.callbackUrl(), used, operation, findings);
        told("failed_url", order.failedUrl(), used, operation, findings);
        told("session_id", order.sessionId(), used, operation, findings);
        if (!order.theme().equals(Theme.NONE)
                && used.stream().noneMatch(slot -> slot.field().startsWith("theme."))) {
            notSent("theme", operation, findings);
        }
        OrderConditions.warnOfLostZero(order, findings);
        return findings;
    }

    private static void refuseTaken(
            Slot slot, Order order, ShapeContext context, Findings findings) {
        JsonNode node = order.extra();
        String[] steps = slot.path().split("\\.");
        StringBuilder field = new StringBuilder("extra");
        for (String step : steps) {
            if (node.isMissingNode()) {
                return;
            }
            if (!node.isObject()) {
                ExtraMembers.refuseNoObject(field.toString(), findings);
                return;
            }
            node = node.path(step);
            field.append('.').append(step);
        }
        boolean set = !slot.isRenamed() || slot.value().of(order, context) != null;
        if (!node.isMissingNode() && !slot.fromExtra() && set) {
            ExtraMembers.refuseTaken(field.toString(), slot.field(), findings);
        }
    }

    /** What the order has no name for can be given once for all orders. */
    private void refuseMissing(ObjectNode payload, Operation operation, Findings findings) {
        for (Field field : operation.fields()) {
            int list = field.path().indexOf("[]");
            String path = list < 0 ? field.path() : field.path().substring(0, list);
            JsonNode value = Members.at(payload, path);
            boolean missing = value.isMissingNode() || value.isNull();
            if (field.required() != Requirement.MANDATORY || !missing) {
                continue;
            }
            String name = canonicalName(path);
            if (name.startsWith("extra.") && list < 0 && field.type() != FieldType.OBJECT) {
                findings.refuse(
                        name,
                        "is missing",
                        "Give it, or set doku.operation.%s.default.%s for all orders"
                                .formatted(operation.id(), path));
            } else if (list >= 0) {
                findings.refuse(name, "is missing", "Give it a value");
            }
        }
    }

    private static boolean fills(List<Slot> used, String field) {
        return used.stream().anyMatch(slot -> slot.field().equals(field));
    }

    private static void told(
            String field, String value, List<Slot> used, Operation operation, Findings findings) {
        if (fills(used, field)) {
            if (field.endsWith("_url")) {
                OrderConditions.warnOfNoAddress(field, value, findings);
            }
        } else if (value != null && !operation.knows("order." + field)) {
            notSent(field, operation, findings);
        }
    }

    private static void notSent(String field, Operation operation, Findings findings) {
        findings.warn(
                field, "is not sent: " + operation.name() + " has no such member", "Remove it");
    }

    private static String back(Order order, ObjectNode payload, List<Slot> used) {
        return used.stream()
                .filter(slot -> slot.field().equals("callback_url"))
                .map(slot -> Members.at(payload, slot.path()))
                .map(value -> value.isArray() ? value.path(0).path("url") : value)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(order.callbackUrl());
    }
}
