package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.ExtraMembers;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.told.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every order of an operation gets when it says nothing itself, for {@code
 * doku.operation.<id>.default.<field>}. It becomes part of the order as it is taken in, so that the
 * order stays the same when the setting changes; two orders are compared without it.
 */
public record OrderDefaults(Map<String, ObjectNode> byOperation) {

    public static final OrderDefaults NONE = new OrderDefaults(Map.of());

    /**
     * @param values by field path, by operation id or alias
     * @throws IllegalArgumentException when there is no such operation or field, or none to set
     */
    public static OrderDefaults of(Catalogue catalogue, Map<String, Map<String, String>> values) {
        Map<String, ObjectNode> byOperation = new HashMap<>();
        values.forEach(
                (name, fields) -> {
                    if (catalogue.find(name).filter(OrderDefaults::isOfCalls).isPresent()) {
                        return;
                    }
                    Operation operation = catalogue.forOrders(name);
                    ObjectNode given =
                            byOperation.computeIfAbsent(
                                    operation.id(), id -> JsonNodeFactory.instance.objectNode());
                    fields.forEach((path, value) -> put(given, path, value, operation));
                });
        return new OrderDefaults(Map.copyOf(byOperation));
    }

    /** Those are in the catalogue already. */
    private static boolean isOfCalls(Operation operation) {
        return operation.body() == null && !operation.defaults().isEmpty();
    }

    private static void put(ObjectNode given, String path, String value, Operation operation) {
        List<String> known =
                operation.fields().stream()
                        .filter(field -> !field.path().contains("[]"))
                        .filter(field -> field.type() != FieldType.OBJECT)
                        .filter(field -> field.type() != FieldType.ARRAY)
                        .map(Field::path)
                        .filter(name -> !operation.constants().containsKey(name))
                        .toList();
        if (!known.contains(path)) {
            String meant =
                    NearestName.of(path, known)
                            .map(near -> " Did you mean " + near + "?")
                            .orElse("");
            throw new IllegalArgumentException(
                    "Operation %s has no field %s to set.%s"
                            .formatted(operation.name(), path, meant));
        }
        Members.putIfAbsent(given, path, TextNode.valueOf(value));
    }

    /** The same order when it lacks nothing. */
    Order fill(Order order, Operation operation) {
        ObjectNode given = byOperation.get(operation.id());
        if (given == null) {
            return order;
        }
        ObjectNode extra = order.extra().deepCopy();
        ExtraMembers.merge(extra, given);
        return extra.equals(order.extra()) ? order : order.withExtra(extra);
    }
}
