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
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shape as one operation has it: fills those of its slots that the operation's fields name, in the
 * order of the slots, and takes every other member from {@code extra}.
 */
public final class OperationShape {

    private final Operation operation;
    private final SlotShape shape;
    private final List<Slot> used;
    private final Set<String> filled;
    private final List<Mandatory> mandatory;

    /**
     * A member that must be there.
     *
     * @param path of the member, or of the list in which it stands
     */
    private record Mandatory(String path, boolean inList, boolean isObject) {

        static Mandatory of(Field field) {
            int list = field.path().indexOf("[]");
            return new Mandatory(
                    list < 0 ? field.path() : field.path().substring(0, list),
                    list >= 0,
                    field.type() == FieldType.OBJECT);
        }
    }

    OperationShape(Operation operation) {
        this.operation = operation;
        this.shape = Shapes.of(operation);
        this.used = shape.slots().stream().filter(slot -> operation.knows(slot.path())).toList();
        this.filled = used.stream().map(Slot::field).collect(Collectors.toSet());
        this.mandatory =
                operation.fields().stream()
                        .filter(field -> field.required() == Requirement.MANDATORY)
                        .map(Mandatory::of)
                        .toList();
    }

    /**
     * The payload, with members in a fixed order. Copes with a draft: what the order lacks, the
     * payload lacks.
     */
    public ObjectNode payload(Order order, ShapeContext context) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        for (Slot slot : used) {
            JsonNode value = slot.value().of(order, context);
            if (value != null) {
                Members.putIfAbsent(payload, slot.path(), value);
            }
        }
        ExtraMembers.merge(payload, order.extra());
        return payload;
    }

    /** Whether an order can say until when it is to be paid. */
    public boolean hasExpiry() {
        return filled.contains("expires_in_minutes");
    }

    /** The canonical order's name for a payload path: {@code order.amount} is {@code amount}. */
    public String canonicalName(String path) {
        return shape.canonicalName(path);
    }

    /**
     * What depends on several members at once, under canonical names.
     *
     * @param payload of this order, with texts turned into what the fields want
     */
    public Findings conditions(Order order, ObjectNode payload) {
        Findings findings = Findings.none();
        if (!order.extra().isEmpty()) {
            ShapeContext context = ShapeContext.neutral(operation);
            used.forEach(slot -> refuseTaken(slot, order, context, findings));
        }
        ExtraMembers.refuseTakenInItems(order, findings);
        shape.further().check(order, payload, operation, findings);
        refuseMissing(payload, findings);
        if (order.expiresInMinutes() != null && !hasExpiry()) {
            findings.refuse(
                    "expires_in_minutes", Why.of("no_expiry", "operation", operation.name()));
        }
        OrderConditions.refuseRedirectToNowhere(order, back(order, payload), findings);
        told("callback_url", order.callbackUrl(), findings);
        told("failed_url", order.failedUrl(), findings);
        told("session_id", order.sessionId(), findings);
        if (!order.theme().equals(Theme.NONE)
                && filled.stream().noneMatch(field -> field.startsWith("theme."))) {
            notSent("theme", findings);
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
    private void refuseMissing(ObjectNode payload, Findings findings) {
        for (Mandatory member : mandatory) {
            String path = member.path();
            JsonNode value = Members.at(payload, path);
            if (!value.isMissingNode() && !value.isNull()) {
                continue;
            }
            String name = canonicalName(path);
            if (name.startsWith("extra.") && !member.inList() && !member.isObject()) {
                findings.refuse(
                        name,
                        Why.of("missing_with_default", "operation", operation.id(), "path", path));
            } else if (member.inList()) {
                findings.refuse(name, Why.of("missing"));
            }
        }
    }

    private void told(String field, String value, Findings findings) {
        if (filled.contains(field)) {
            if (field.endsWith("_url")) {
                OrderConditions.warnOfNoAddress(field, value, findings);
            }
        } else if (value != null && !operation.knows("order." + field)) {
            notSent(field, findings);
        }
    }

    private void notSent(String field, Findings findings) {
        findings.warn(field, Why.of("not_sent", "operation", operation.name()));
    }

    private String back(Order order, ObjectNode payload) {
        return used.stream()
                .filter(slot -> slot.field().equals("callback_url"))
                .map(slot -> Members.at(payload, slot.path()))
                .map(value -> value.isArray() ? value.path(0).path("url") : value)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(order.callbackUrl());
    }
}
