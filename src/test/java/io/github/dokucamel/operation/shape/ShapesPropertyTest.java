package io.github.dokucamel.operation.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.operation.check.OrderPropertyTest;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in an order's extra, its shape copes with it. */
class ShapesPropertyTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final List<Operation> OPERATIONS =
            CATALOGUE.all().stream().filter(operation -> operation.body() != null).toList();

    private final CheckOrder check = OrderCheck.asItComes();

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void theSameOrderGivesTheSameBytesAndHeaders(
            @ForAll("operations") Operation operation,
            @ForAll int field,
            @ForAll("anything") JsonNode value)
            throws IOException {
        ObjectNode order = GoldenOrders.of(operation.name());
        String path = path(operation, field);
        put(order.withObjectProperty("extra"), path, value);
        CheckedOrder one = check.check(RawOrder.read(1, order));
        CheckedOrder two = check.check(RawOrder.read(2, order.deepCopy()));
        assertEquals(one.contentDigest(), two.contentDigest());
        assertEquals(one.violations(), two.violations());
        if (one.order() == null) {
            return;
        }
        WireRequest sent = Payloads.request(one.order());
        WireRequest again = Payloads.request(Order.fromJson(two.content()));
        assertArrayEquals(sent.body(), again.body());
        assertEquals(sent.headers(), again.headers());
        OrderJson.read(sent.body());
    }

    private static String path(Operation operation, int number) {
        List<Field> fields = operation.fields();
        return fields.get(Math.floorMod(number, fields.size())).path().replace("[]", "");
    }

    private static void put(ObjectNode extra, String path, JsonNode value) {
        ObjectNode parent = extra;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            parent =
                    parent.get(steps[i]) instanceof ObjectNode present
                            ? present
                            : parent.putObject(steps[i]);
        }
        parent.set(steps[steps.length - 1], value);
    }

    @Provide
    Arbitrary<Operation> operations() {
        return Arbitraries.of(OPERATIONS);
    }

    @Provide
    Arbitrary<JsonNode> anything() {
        return OrderPropertyTest.values(2);
    }
}
