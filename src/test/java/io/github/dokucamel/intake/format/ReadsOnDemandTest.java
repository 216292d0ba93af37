package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.table.FileOptions;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A file is read as its orders are asked for, however long it is. A table is looked through before,
 * which has its own test.
 */
class ReadsOnDemandTest {

    private static final long MORE_THAN_BUFFERS = 64 * 1024;

    @ParameterizedTest
    @EnumSource(value = OrderFormat.class, mode = Mode.EXCLUDE, names = "CSV")
    void takesLittleOfAnEndlessFileForItsFirstOrders(OrderFormat format) throws Exception {
        Endless file = new Endless(head(format), order(format));
        try (RawOrders orders = OrderFile.read(Given.of(file), format, FileOptions.defaults())) {
            orders.next();
            assertTrue(file.taken < MORE_THAN_BUFFERS, "took " + file.taken);
            for (int i = 0; i < 5_000; i++) {
                assertEquals("A", orders.next().tree().path("customer").path("name").asText());
            }
            long expected = 5_000L * order(format).length();
            assertTrue(file.taken < expected + MORE_THAN_BUFFERS, "took " + file.taken);
        }
        assertTrue(file.closed);
    }

    private static String head(OrderFormat format) {
        return switch (format) {
            case JSON -> "[{}";
            case JSON_LINES -> "\n";
            case CSV -> throw new AssertionError();
            case XML -> "<orders>";
        };
    }

    private static String order(OrderFormat format) {
        return switch (format) {
            case JSON -> ",\n{\"invoice_number\":\"I\",\"customer\":{\"name\":\"A\"}}";
            case JSON_LINES -> "{\"invoice_number\":\"I\",\"customer\":{\"name\":\"A\"}}\n";
            case CSV -> throw new AssertionError();
            case XML -> "<order><customer><name>A</name></customer></order>\n";
        };
    }

    /** A head, then one order again and again. */
    private static final class Endless extends FilterInputStream {

        private long taken;
        private boolean closed;

        Endless(String head, String order) {
            super(new SequenceInputStream(streams(head, order)));
        }

        private static Enumeration<InputStream> streams(String head, String order) {
            byte[] many = order.repeat(100).getBytes(StandardCharsets.UTF_8);
            var endless = Stream.generate(() -> stream(many)).iterator();
            var first = Collections.enumeration(List.of(stream(head.getBytes())));
            return new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return true;
                }

                @Override
                public InputStream nextElement() {
                    return first.hasMoreElements() ? first.nextElement() : endless.next();
                }
            };
        }

        private static InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            taken++;
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            taken += count;
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
