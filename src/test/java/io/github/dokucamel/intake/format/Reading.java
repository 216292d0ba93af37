package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a test drops, and what it reads of it. */
final class Reading {

    private final OrderFormat format;
    private final FileOptions options;

    private Reading(OrderFormat format, FileOptions options) {
        this.format = format;
        this.options = options;
    }

    static Reading of(OrderFormat format) {
        return new Reading(format, FileOptions.defaults());
    }

    Reading atMost(int maxOrderBytes) {
        return new Reading(format, new FileOptions(maxOrderBytes, options.columns(), false, true));
    }

    Reading strict() {
        return new Reading(
                format, new FileOptions(options.maxOrderBytes(), options.columns(), true, false));
    }

    Reading mapping(String header, String field) {
        return new Reading(
                format,
                new FileOptions(options.maxOrderBytes(), Map.of(header, field), false, true));
    }

    List<RawOrder> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    List<RawOrder> of(byte[] bytes) {
        try {
            return all(bytes);
        } catch (NotABatchException e) {
            throw new AssertionError(e);
        }
    }

    /** The reason why a text is no batch. */
    String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    String refusal(byte[] bytes) {
        return assertThrows(NotABatchException.class, () -> all(bytes)).getMessage();
    }

    List<RawOrder> all(byte[] bytes) throws NotABatchException {
        List<RawOrder> result = new ArrayList<>();
        try (RawOrders orders = OrderFile.read(Given.of(bytes), format, options)) {
            orders.forEachRemaining(result::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    /** {@code line:tree} or {@code line!} for each order: short enough to compare as a whole. */
    static List<String> lines(List<RawOrder> orders) {
        return orders.stream()
                .map(o -> o.tree() == null ? o.line() + "!" : o.line() + ":" + o.tree())
                .toList();
    }
}
