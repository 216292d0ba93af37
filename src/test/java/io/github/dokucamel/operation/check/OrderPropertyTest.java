package io.github.dokucamel.operation.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

public class OrderPropertyTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES =
            List.of(
                    "order",
                    "customer",
                    "theme",
                    "themes",
                    "override_configuration",
                    "extra",
                    "line_items",
                    "amount",
                    "price",
                    "quantity",
                    "name",
                    "email",
                    "invoice_number",
                    "revision",
                    "auto_redirect",
                    "payment",
                    "type",
                    "tenor",
                    "card",
                    "save",
                    "allow_bin");

    private final CheckOrder check = OrderCheck.asItComes();

    @Property
    void anyJsonObjectIsCheckedWithoutAnException(@ForAll("objects") ObjectNode tree) {
        ObjectNode before = tree.deepCopy();
        CheckedOrder checked = check.check(RawOrder.read(1, tree));
        assertNotNull(checked.merchant());
        assertEquals(checked.order() != null, checked.violations().isEmpty());
        assertEquals(before, tree);
        long fields = checked.violations().stream().map(v -> v.field()).distinct().count();
        assertEquals(fields, checked.violations().size());
    }

    @Property
    void anyFurtherMembersSurviveStorageAndReachDoku(@ForAll("objects") ObjectNode further)
            throws IOException {
        CheckedOrder checked = check.check(RawOrder.read(1, body(further)));
        if (checked.order() == null) {
            return;
        }
        Order stored = Order.fromJson(checked.content());
        assertArrayEquals(checked.content(), stored.toJson());
        assertArrayEquals(Payloads.bytes(checked.order()), Payloads.bytes(stored));
        JsonNode sent = OrderJson.read(Payloads.bytes(stored)).path("vendor");
        assertEquals(OrderJson.read(OrderJson.write(withoutNulls(further))), sent);
    }

    @Property
    void digestIgnoresOrderOfMembersAndSpellingOfScalars(
            @ForAll("objects") ObjectNode further, @ForAll Random random) {
        ObjectNode order = canonical(further);
        CheckedOrder one = check.check(RawOrder.read(1, order));
        CheckedOrder two = check.check(RawOrder.read(2, respelled(order, random)));
        assertEquals(one.contentDigest(), two.contentDigest());
        CheckedOrder doku = check.check(RawOrder.read(3, body(further)));
        assertEquals(one.contentDigest(), doku.contentDigest());
        assertFalse(one.contentDigest() == null && one.violations().isEmpty());
    }

    private static ObjectNode canonical(ObjectNode further) {
        ObjectNode order = JSON.objectNode();
        order.put("invoice_number", "INV-1").put("amount", 90_000);
        order.putObject("customer").put("phone", "6281122334455").put("name", "Anton");
        order.putObject("theme").put("language", "ID");
        order.putArray("line_items").addObject().put("price", 90_000).put("quantity", 1);
        order.putObject("extra").set("vendor", further);
        return order;
    }

    private static ObjectNode body(ObjectNode further) {
        ObjectNode body = JSON.objectNode();
        ObjectNode order = body.putObject("order");
        order.put("amount", "90000").put("invoice_number", "INV-1");
        order.putArray("line_items").addObject().put("price", 90_000).put("quantity", 1);
        body.set("vendor", further);
        body.putObject("customer").put("phone", "6281122334455").put("name", "Anton");
        body.putObject("override_configuration").putObject("themes").put("language", "ID");
        return body;
    }

    private static JsonNode withoutNulls(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode();
            array.forEach(item -> copy.add(withoutNulls(item)));
            return copy;
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        ObjectNode copy = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull()) {
                copy.set(member.getKey(), withoutNulls(member.getValue()));
            }
        }
        return copy;
    }

    /** Members shuffled, a null added, whole numbers and booleans as text. */
    private static JsonNode spelled(JsonNode tree, Random random) {
        if (tree instanceof ObjectNode object) {
            return respelled(object, random);
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode();
            array.forEach(item -> copy.add(spelled(item, random)));
            return copy;
        }
        boolean asText = (tree.isIntegralNumber() || tree.isBoolean()) && random.nextBoolean();
        return asText ? JSON.textNode(tree.asText()) : tree;
    }

    private static ObjectNode respelled(ObjectNode object, Random random) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        Collections.shuffle(members, random);
        ObjectNode copy = JSON.objectNode();
        members.forEach(member -> copy.set(member.getKey(), spelled(member.getValue(), random)));
        return copy;
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return objects(3);
    }

    private static Arbitrary<ObjectNode> objects(int depth) {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(names, values(depth))
                .as(Tuple::of)
                .list()
                .ofMaxSize(5)
                .map(
                        members -> {
                            ObjectNode object = JSON.objectNode();
                            members.forEach(member -> object.set(member.get1(), member.get2()));
                            return object;
                        });
    }

    public static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> scalars =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(20).map(JSON::textNode),
                        Arbitraries.of("90000", "1.000", "true", "a@b", "INV-1", "\ud800", "\u0000")
                                .map(JSON::textNode),
                        Arbitraries.longs().map(number -> (JsonNode) JSON.numberNode(number)),
                        Arbitraries.integers().map(number -> (JsonNode) JSON.numberNode(number)),
                        Arbitraries.of("1e999999999", "1E-999999999", "0.10", "90000.00", "-0e5")
                                .map(number -> JSON.numberNode(new BigDecimal(number))),
                        Arbitraries.just(JSON.numberNode(BigInteger.TEN.pow(400))),
                        Arbitraries.of(true, false).map(JSON::booleanNode),
                        Arbitraries.just(JSON.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> lists =
                Arbitraries.lazy(() -> values(depth - 1))
                        .list()
                        .ofMaxSize(3)
                        .map(items -> (JsonNode) JSON.arrayNode().addAll(items));
        Arbitrary<JsonNode> nested =
                Arbitraries.lazy(() -> objects(depth - 1)).map(object -> (JsonNode) object);
        return Arbitraries.oneOf(scalars, lists, nested);
    }
}
