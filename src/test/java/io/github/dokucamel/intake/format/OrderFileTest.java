package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileTest {

    @TempDir private Path dir;

    @Test
    void choosesTheFormatByTheExtension() throws Exception {
        assertEquals(OrderFormat.JSON, OrderFormat.of("a.JSON"));
        assertEquals(OrderFormat.JSON_LINES, OrderFormat.of("a.b.jsonl"));
        assertEquals(OrderFormat.CSV, OrderFormat.of("a.Csv"));
        assertEquals(OrderFormat.XML, OrderFormat.of("a.xml"));
        for (String name : List.of("orders.txt", "orders", "csv", "orders.csv.gz")) {
            String reason =
                    assertThrows(NotABatchException.class, () -> OrderFormat.of(name)).getMessage();
            assertTrue(reason.contains(".jsonl"), reason);
        }
    }

    @Test
    void opensAFileByItsName() throws Exception {
        Path file = Files.writeString(dir.resolve("orders.csv"), "invoice_number\nA\n");
        try (RawOrders orders = OrderFile.open(file, FileOptions.defaults())) {
            assertEquals("A", orders.next().tree().get("invoice_number").asText());
            assertFalse(orders.hasNext());
            assertThrows(NoSuchElementException.class, orders::next);
        }
    }

    @Test
    void aFileThatIsMissingIsNoRefusedBatch() {
        Path missing = dir.resolve("orders.csv");
        assertThrows(
                IOException.class, () -> OrderFile.open(missing, FileOptions.defaults()).close());
    }

    @Test
    void anErrorOfTheDiskIsNoEndOfTheBatch() throws Exception {
        for (OrderFormat format : OrderFormat.values()) {
            String text =
                    switch (format) {
                        case JSON -> "[" + "{\"a\":1},".repeat(20_000);
                        case JSON_LINES -> "{\"a\":1}\n".repeat(20_000);
                        case CSV -> "invoice_number\n" + "A\n".repeat(80_000);
                        case XML -> "<orders>" + "<order><a>1</a></order>".repeat(20_000);
                    };
            try (RawOrders orders =
                    OrderFile.read(new BrokenDisk(text), format, FileOptions.defaults())) {
                assertThrows(
                        UncheckedIOException.class,
                        () -> orders.forEachRemaining(o -> assertTrue(o.violation() == null)),
                        format.name());
            }
        }
    }

    @Test
    void cutsABatchIntoChunksAndClosesItAfterTheLast() throws Exception {
        int[] closed = {0};
        var numbers = IntStream.rangeClosed(1, 1001).iterator();
        RawOrders orders =
                new RawOrders() {
                    @Override
                    protected RawOrder read() {
                        return numbers.hasNext() ? RawOrder.read(numbers.next(), null) : null;
                    }

                    @Override
                    public void close() {
                        closed[0]++;
                    }
                };
        try (orders) {
            Iterator<List<RawOrder>> chunks = orders.inChunks(500);
            assertEquals(500, chunks.next().size());
            RawOrder next = chunks.next().get(0);
            assertEquals(501, next.line());
            assertEquals(501, next.place());
            assertEquals(0, closed[0]);
            assertEquals(1, chunks.next().size());
            assertEquals(1, closed[0]);
            assertFalse(chunks.hasNext());
            assertThrows(NoSuchElementException.class, chunks::next);
            assertThrows(IllegalArgumentException.class, () -> orders.inChunks(0));
            assertEquals(1, closed[0]);
        }
    }

    @Test
    void refusesTinyOrders() {
        assertThrows(IllegalArgumentException.class, () -> new FileOptions(10, Map.of()));
    }
}
