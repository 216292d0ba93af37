package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.StrictUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a dropped file as the orders it holds, in whichever format its name tells. */
public final class OrderFile {

    private OrderFile() {}

    /**
     * Reads the start of {@code file}, up to and including its first order.
     *
     * @throws NotABatchException when it holds no batch at all; the file is closed then
     */
    public static RawOrders open(Path file, FileOptions options)
            throws IOException, NotABatchException {
        InputStream bytes = Files.newInputStream(file);
        OrderFormat format;
        try {
            format = OrderFormat.of(file.getFileName().toString());
        } catch (NotABatchException e) {
            try (bytes) {
                throw OrderFormat.lookingLike(Utf8Text.of(bytes).start())
                        .map(OrderFormat::unnamed)
                        .orElse(e);
            }
        }
        return read(bytes, format, options);
    }

    public static RawOrders read(InputStream file, OrderFormat format, FileOptions options)
            throws IOException, NotABatchException {
        boolean opened = false;
        try {
            Utf8Text text = Utf8Text.of(file);
            RawOrders orders = orders(text, format, options);
            if (!orders.hasNext()) {
                throw new NotABatchException(
                        "The file holds no order",
                        "Write at least one order into it and drop it again");
            }
            opened = true;
            return orders;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** What has no start in its own format may have one in another: then that is told. */
    private static RawOrders orders(Utf8Text text, OrderFormat format, FileOptions options)
            throws IOException, NotABatchException {
        Optional<OrderFormat> other =
                OrderFormat.lookingLike(text.start()).filter(like -> like != format);
        if (format == OrderFormat.JSON_LINES && other.isPresent() && !holdsALine(text.start())) {
            throw format.misnamed(other.get());
        }
        try {
            return switch (format) {
                case JSON -> JsonOrders.of(new StrictUtf8(text.bytes()), options);
                case JSON_LINES -> new JsonLinesOrders(new StrictUtf8(text.bytes()), options);
                case CSV -> CsvOrders.of(text.bytes(), options);
                case XML -> XmlOrders.of(text.bytes(), options);
            };
        } catch (NotABatchException e) {
            throw other.map(format::misnamed).orElse(e);
        }
    }

    /** Whether one line may be an order of its own. */
    private static boolean holdsALine(String start) {
        return start.lines()
                .map(String::strip)
                .anyMatch(line -> line.startsWith("{") && line.length() > 1);
    }
}
