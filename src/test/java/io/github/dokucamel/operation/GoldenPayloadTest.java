package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenPayloadTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Catalogue catalogue = Catalogues.packaged();
    private final CheckOrder check = new CheckOrder(catalogue, OrderRules.defaults());

    static Set<String> operationsThatTakeOrders() {
        return Catalogues.packaged().all().stream()
                .filter(operation -> operation.body() != null)
                .map(Operation::name)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("operationsThatTakeOrders")
    void mapsTheGoldenOrderToTheGoldenRequest(String operation) throws IOException {
        Path folder = GOLDEN.resolve(operation);
        CheckedOrder checked = check(folder.resolve("order.json"));
        assertEquals(List.of(), checked.violations());
        assertEquals(List.of(), checked.warnings());
        assertEquals(
                Files.readString(folder.resolve("request.json")).strip(),
                new String(Payloads.bytes(checked.order()), StandardCharsets.UTF_8));
    }

    @Test
    void everyGoldenFolderBelongsToAnOperation() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertEquals(
                    operationsThatTakeOrders(),
                    folders.filter(f -> Files.exists(f.resolve("order.json")))
                            .map(f -> f.getFileName().toString())
                            .collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"doku-body.json", "doku-body-reference.json"})
    void takesDokusOwnBodyUnchanged(String name) throws IOException {
        Path file = GOLDEN.resolve("payment-page").resolve(name);
        CheckedOrder checked = check(file);
        assertEquals(List.of(), checked.violations());
        assertTrue(checked.isValid());
        assertEquals(
                OrderJson.read(Files.readAllBytes(file)),
                OrderJson.read(Payloads.bytes(checked.order())));
    }

    private CheckedOrder check(Path file) throws IOException {
        return check.check(RawOrder.read(0, (ObjectNode) OrderJson.read(Files.readAllBytes(file))));
    }
}
