package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.StrictUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
        OrderFormat format = OrderFormat.of(file.getFileName().toString());
        return read(Files.newInputStream(file), format, options);
    }

    public static RawOrders read(InputStream file, OrderFormat format, FileOptions options)
            throws IOException, NotABatchException {
        boolean opened = false;
        try {
            InputStream text = Utf8Text.of(file);
            RawOrders orders =
                    switch (format) {
                        case JSON -> JsonOrders.of(new StrictUtf8(text), options);
                        case JSON_LINES -> new JsonLinesOrders(new StrictUtf8(text), options);
                        case CSV -> CsvOrders.of(text, options);
                        case XML -> XmlOrders.of(text, options);
                    };
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
}
