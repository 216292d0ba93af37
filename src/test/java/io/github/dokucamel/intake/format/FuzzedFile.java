package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.corpus.Promises;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What holds whatever the bytes of a file are. */
final class FuzzedFile {

    private static final FileOptions OPTIONS = new FileOptions(64 * 1024, Map.of(), false, true);
    private static final CheckOrder CHECK = OrderCheck.asItComes();

    private FuzzedFile() {}

    private interface Opened {
        RawOrders open() throws IOException, NotABatchException;
    }

    static void read(byte[] bytes, OrderFormat format) {
        read(() -> OrderFile.read(Given.of(bytes), format, OPTIONS), bytes.length);
    }

    /** @param length of what it unpacks to */
    static void readWorkbook(Rereadable file, int length) {
        read(() -> OrderFile.read(file, "fuzzed.xlsx", OPTIONS), length);
    }

    private static void read(Opened file, int length) {
        long line = 1;
        long orders = 0;
        try (RawOrders read = file.open()) {
            while (read.hasNext()) {
                RawOrder raw = read.next();
                assertTrue(raw.line() >= line, "lines go up");
                line = raw.line();
                orders++;
                check(raw);
            }
        } catch (NotABatchException e) {
            assertEquals(0, orders, "a refused file has no orders");
            Promises.holdOf(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(orders <= length / 2 + 1, "more orders than text");
    }

    private static void check(RawOrder raw) {
        CheckedOrder checked = CHECK.check(raw);
        Promises.hold(checked);
        if (checked.isValid()) {
            holdValid(checked);
        }
    }

    /** What is stored is the order, and the order again is its duplicate. */
    private static void holdValid(CheckedOrder checked) {
        Order stored = Order.fromJson(checked.content());
        assertArrayEquals(checked.content(), stored.toJson());
        assertArrayEquals(Payloads.bytes(checked.order()), Payloads.bytes(stored));
        try {
            ObjectNode tree = (ObjectNode) OrderJson.read(checked.content());
            CheckedOrder again = CHECK.check(RawOrder.read(1, tree));
            assertEquals(checked.contentDigest(), again.contentDigest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
