package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code examples/README.md} says of each file. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    private static List<RawOrder> read(Path file) throws Exception {
        List<RawOrder> result = new ArrayList<>();
        try (RawOrders orders = OrderFile.open(file, FileOptions.defaults())) {
            orders.forEachRemaining(result::add);
        }
        return result;
    }

    private static Map<String, Long> lines(String name) throws Exception {
        Map<String, Long> result = new TreeMap<>();
        for (RawOrder order : read(EXAMPLES.resolve(name))) {
            result.put(order.tree().path("invoice_number").asText(), order.line());
        }
        return result;
    }

    @Test
    void theOrdersStandAtTheLinesTheReadmeNames() throws Exception {
        assertEquals(
                Map.of(
                        "INV-2026-0001", 2L,
                        "INV-2026-0002", 4L,
                        "INV-2026-0003", 5L,
                        "INV-2026-0004", 6L,
                        "DECLINE-2026-0001", 7L,
                        "INV-2026-0005", 8L),
                lines("orders.csv"));
        assertEquals(
                Map.of("INV-2026-0001", 2L, "INV-2026-0002", 4L, "INV-2026-0003", 5L),
                lines("repeat.csv"));
    }

    @Test
    void twoRepeatedOrdersAreUnchangedAndOneHasAnotherAmount() throws Exception {
        Map<String, JsonNode> first = new TreeMap<>();
        for (RawOrder order : read(EXAMPLES.resolve("orders.csv"))) {
            first.put(order.tree().get("invoice_number").asText(), order.tree());
        }
        List<RawOrder> again = read(EXAMPLES.resolve("repeat.csv"));
        assertEquals(first.get("INV-2026-0001"), again.get(0).tree());
        assertEquals(first.get("INV-2026-0002"), again.get(1).tree());
        assertEquals("47500", first.get("INV-2026-0003").get("amount").asText());
        assertEquals("57500", again.get(2).tree().get("amount").asText());
    }

    @Test
    void everyOrderCanBeReadAndItsItemsMakeItsAmount() throws Exception {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file :
                    files.filter(f -> Files.isRegularFile(f) && !f.endsWith("README.md"))
                            .toList()) {
                for (RawOrder order : read(file)) {
                    assertNotNull(order.tree(), file.toString());
                    assertAddsUp(order.tree());
                }
            }
        }
    }

    private static void assertAddsUp(JsonNode order) {
        JsonNode inner = order.has("order") ? order.get("order") : order;
        long sum = 0;
        for (JsonNode item : inner.path("line_items")) {
            sum += item.get("price").asLong() * item.get("quantity").asLong();
        }
        assertTrue(
                sum == 0 || !inner.has("amount") || sum == inner.get("amount").asLong(),
                order.toString());
    }

    @Test
    void theReadmeNamesEveryFile() throws Exception {
        String readme = Files.readString(EXAMPLES.resolve("README.md"));
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = EXAMPLES.relativize(file).toString().replace('\\', '/');
                assertTrue(name.equals("README.md") || readme.contains("`" + name + "`"), name);
            }
        }
    }
}
