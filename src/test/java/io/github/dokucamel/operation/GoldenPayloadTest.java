package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code golden} holds an order, and the bytes and headers its operation makes of it. */
class GoldenPayloadTest {

    private static final Path GOLDEN = GoldenOrders.FOLDER;
    private static final Catalogue CATALOGUE = Catalogues.packaged();

    private final CheckOrder check = OrderCheck.asItComes();

    static List<String> operationsThatTakeOrders() {
        return GoldenOrders.operations();
    }

    @ParameterizedTest
    @MethodSource("operationsThatTakeOrders")
    void mapsTheGoldenOrderToTheGoldenRequest(String operation) throws IOException {
        Path folder = GOLDEN.resolve(operation);
        CheckedOrder checked = check.check(RawOrder.read(0, GoldenOrders.of(operation)));
        assertEquals(List.of(), checked.violations());
        assertEquals(List.of(), checked.warnings());
        assertEquals(operation, checked.operation());
        WireRequest request = Payloads.request(checked.order());
        assertEquals(
                Files.readString(folder.resolve("request.json")).strip(),
                new String(request.body(), StandardCharsets.UTF_8));
        assertEquals(headers(folder.resolve("request-headers.json")), request.headers());
        assertEquals(CATALOGUE.find(operation).orElseThrow().path(), request.target());
        assertArrayEquals(request.body(), Payloads.bytes(Order.fromJson(checked.content())));
    }

    @Test
    void everyGoldenFolderBelongsToAnOperation() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertEquals(
                    operationsThatTakeOrders(),
                    folders.filter(f -> Files.exists(f.resolve("order.json")))
                            .map(f -> f.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    static Set<Path> dokusOwnBodies() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.getFileName().toString().startsWith("doku-body"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Also members that the operation does not know. */
    @ParameterizedTest
    @MethodSource("dokusOwnBodies")
    void takesDokusOwnBodyUnchanged(Path file) throws IOException {
        ObjectNode body = GoldenOrders.read(file);
        ObjectNode order = body.deepCopy();
        order.put("operation", file.getParent().getFileName().toString());
        CheckedOrder checked = check.check(RawOrder.read(0, order));
        assertEquals(List.of(), checked.violations());
        assertEquals(body, OrderJson.read(Payloads.bytes(checked.order())));
    }

    private static Map<String, String> headers(Path file) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (Files.exists(file)) {
            OrderJson.read(Files.readAllBytes(file))
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        }
        return headers;
    }
}
