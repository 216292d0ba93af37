package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.ExtraMembers;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderField;
import java.util.Map;
import java.util.Set;

/**
 * DOKU's own body as an order: every member reaches DOKU, also one that the order has a name for and
 * the operation's fields do not.
 */
final class GivenBody {

    private GivenBody() {}

    static Order keepAll(Order draft, ObjectNode body, Operation operation) {
        ObjectNode rest = body.objectNode();
        keep("order", body, null, operation, rest);
        keep("customer", body, OrderField.named("customer."), operation, rest);
        JsonNode themes = body.path("override_configuration").path("themes");
        if (themes.isObject() && !operation.knows("override_configuration.themes")) {
            rest.putObject("override_configuration").set("themes", themes);
        }
        if (rest.isEmpty()) {
            return draft;
        }
        ObjectNode extra = draft.extra().deepCopy();
        ExtraMembers.merge(extra, rest);
        return draft.withExtra(extra);
    }

    private static void keep(
            String part, ObjectNode body, Set<String> names, Operation operation, ObjectNode rest) {
        ObjectNode kept = body.objectNode();
        for (Map.Entry<String, JsonNode> member : body.path(part).properties()) {
            boolean ours = names == null || names.contains(member.getKey());
            if (ours
                    && !member.getValue().isNull()
                    && !operation.knows(part + "." + member.getKey())) {
                kept.set(member.getKey(), member.getValue());
            }
        }
        if (!kept.isEmpty()) {
            rest.set(part, kept);
        }
    }
}
