package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One valid order of every operation that takes orders, to be changed a little. */
public final class GoldenOrders {

    public static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenOrders() {}

    /** Names of the operations that take orders. */
    public static List<String> operations() {
        return Catalogues.packaged().all().stream()
                .filter(operation -> operation.body() != null)
                .map(Operation::name)
                .sorted()
                .toList();
    }

    public static ObjectNode of(String operation) {
        return read(FOLDER.resolve(operation).resolve("order.json"));
    }

    /**
     * The golden order with other members.
     *
     * @param change JSON with ' for "; null removes a member
     */
    public static ObjectNode of(String operation, String change) {
        ObjectNode order = of(operation);
        try {
            byte[] json = change.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            patch(order, (ObjectNode) OrderJson.read(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return order;
    }

    static ObjectNode read(Path file) {
        try {
            return (ObjectNode) OrderJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void patch(ObjectNode order, ObjectNode change) {
        for (Map.Entry<String, JsonNode> member : change.properties()) {
            String name = member.getKey();
            if (member.getValue().isNull()) {
                order.remove(name);
            } else if (member.getValue() instanceof ObjectNode deeper
                    && order.get(name) instanceof ObjectNode present) {
                patch(present, deeper);
            } else {
                order.set(name, member.getValue());
            }
        }
    }
}
