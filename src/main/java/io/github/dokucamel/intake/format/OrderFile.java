package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.FileKind;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.StrictUtf8;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.RepairBook;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.intake.table.Tables;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Opens a dropped file as the orders it holds, in whichever format its name tells. */
public final class OrderFile {

    private static final int HEAD = 4096;

    private OrderFile() {}

    /**
     * Reads the start of {@code file}, up to and including its first order; a table is looked
     * through once before.
     *
     * @throws NotABatchException when it holds no batch at all; the file is closed then
     */
    public static RawOrders open(Path file, FileOptions options)
            throws IOException, NotABatchException {
        return read(Rereadable.of(file), file.getFileName().toString(), options);
    }

    /**
     * @param name tells the format
     */
    public static RawOrders read(Rereadable file, String name, FileOptions options)
            throws IOException, NotABatchException {
        Optional<OrderFormat> format = OrderFormat.of(name);
        if (format.isPresent()) {
            return read(file, format.get(), options);
        }
        if (OrderFormat.isWorkbook(name)) {
            return workbook(file, options);
        }
        byte[] head = head(file);
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT) {
            throw kind.refusal();
        }
        throw OrderFormat.lookingLike(Utf8Text.startOf(head))
                .map(OrderFormat::unnamed)
                .orElseGet(OrderFormat::unknown);
    }

    /**
     * Of a table the orders that a person put right; there may be none.
     *
     * @param rows at which they begin, as a spreadsheet program shows them
     */
    public static RawOrders repaired(
            Rereadable file, String name, FileOptions options, Set<Long> rows)
            throws IOException, NotABatchException {
        return new RepairedOrders(read(file, name, options), rows);
    }

    /** @throws NotABatchException when there is none */
    private static byte[] head(Rereadable file) throws IOException, NotABatchException {
        try (InputStream bytes = file.open()) {
            byte[] head = bytes.readNBytes(HEAD);
            Utf8Text.requireAny(head);
            return head;
        }
    }

    static RawOrders read(Rereadable file, OrderFormat format, FileOptions options)
            throws IOException, NotABatchException {
        return format == OrderFormat.CSV ? table(file, options) : text(file, format, options);
    }

    private static RawOrders text(Rereadable file, OrderFormat format, FileOptions options)
            throws IOException, NotABatchException {
        InputStream bytes = file.open();
        boolean opened = false;
        try {
            RawOrders orders = orders(Utf8Text.of(bytes), format, options);
            requireAny(orders);
            opened = true;
            return orders;
        } finally {
            if (!opened) {
                bytes.close();
            }
        }
    }

    /** A workbook or a web page under the name of a text is read, or refused, as what it is. */
    private static RawOrders table(Rereadable file, FileOptions options)
            throws IOException, NotABatchException {
        byte[] head = head(file);
        FileKind kind = FileKind.of(head);
        if (kind == FileKind.WORKBOOK) {
            return workbook(file, options);
        }
        if (kind != FileKind.TEXT && kind != FileKind.UTF_16) {
            throw kind.refusal();
        }
        try {
            return orders(Tables.ofText(file, options), options);
        } catch (NotABatchException e) {
            throw OrderFormat.lookingLike(Utf8Text.startOf(head))
                    .filter(like -> like != OrderFormat.CSV)
                    .map(OrderFormat.CSV::misnamed)
                    .orElse(e);
        }
    }

    private static RawOrders workbook(Rereadable file, FileOptions options)
            throws IOException, NotABatchException {
        byte[] head = head(file);
        FileKind kind = FileKind.of(head);
        if (kind == FileKind.TEXT) {
            throw OrderFormat.lookingLike(Utf8Text.startOf(head))
                    .map(OrderFormat::misnamedWorkbook)
                    .orElseGet(OrderFormat::noWorkbook);
        }
        if (kind != FileKind.WORKBOOK) {
            throw kind.refusal();
        }
        if (RepairBook.isOne(file)) {
            throw new NotABatchException(Why.of("repair_by_inbox"));
        }
        return orders(Tables.ofWorkbook(file, options), options);
    }

    private static RawOrders orders(TableFile table, FileOptions options)
            throws IOException, NotABatchException {
        boolean opened = false;
        try {
            RawOrders orders = new TableOrders(table, options.maxOrderBytes());
            requireAny(orders);
            opened = true;
            return orders;
        } finally {
            if (!opened) {
                table.close();
            }
        }
    }

    private static void requireAny(RawOrders orders) throws NotABatchException {
        if (!orders.hasNext()) {
            throw new NotABatchException(Why.of("no_order"));
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
                case XML -> XmlOrders.of(text.bytes(), options);
                case CSV -> throw new IllegalStateException("A table is read elsewhere");
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
