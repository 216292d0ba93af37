package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFileTest {

    @TempDir private Path dir;

    @Test
    void choosesTheFormatByTheExtension() throws Exception {
        Map.of(
                        "a.JSON", OrderFormat.JSON,
                        "a.b.jsonl", OrderFormat.JSON_LINES,
                        "a.Csv", OrderFormat.CSV,
                        "a.TXT", OrderFormat.CSV,
                        "a.xml", OrderFormat.XML)
                .forEach((name, format) -> assertEquals(format, OrderFormat.of(name).get()));
        for (String name : List.of("orders", "csv", "orders.csv.gz", "orders.ods")) {
            Path file = Files.writeString(dir.resolve(name), "x");
            assertTrue(refusal(file).contains("Name it .xlsx, .csv"), refusal(file));
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

    /** Whatever its name says: what it is, and what to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    %PDF-1.4 x                             | is a PDF document, no orders
                    {\\rtf1\\ansi x}                       | is a text document (RTF)
                    <!DOCTYPE html><p>Login                | is a web page (<html>)
                    <?xml version="1.0"?> <HTML lang="id"> | is a web page (<html>)
                    <table><tr><td>invoice_number          | is a web page (<html>)
                    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/> | Excel workbook written as XML
                    \u00d0\u00cf\u0011\u00e0 x             | old Excel workbook (.xls)
                    PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet | LibreOffice sheet
                    PK\u0003\u0004 orders.csv              | zip archive, no text. Unpack it
                    '\u001f\u008b x'                       | compressed (gzip)
                    \u00ff\u00d8\u00ff x                    | is a picture
                    """)
    void saysWhatAFileIsThatHoldsNoText(String start, String words) throws Exception {
        for (String name :
                List.of(
                        "a.csv", "a.txt", "a.json", "a.jsonl", "a.xml", "a.xlsx", "a.xls",
                        "orders")) {
            Path file = dir.resolve(name);
            Files.write(file, start.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(refusal(file).contains(words), name + ": " + refusal(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a.csv   | {"invoice_number":"A"}                          | is called .csv and looks like JSON. Name it .json
                    a.csv   | {"invoice_number":"A"}~{"invoice_number":"B"}   | looks like JSON LINES. Name it .jsonl
                    a.csv   | <orders><order/></orders>                       | looks like XML. Name it .xml
                    a.json  | invoice_number,amount~A,1                       | looks like CSV. Name it .csv
                    a.json  | <orders/>                                       | looks like XML
                    a.xml   | amount;Invoice_Number~1;A                       | looks like CSV
                    a.xml   | [{"invoice_number":"A"}]                        | looks like JSON. Name it .json
                    a.jsonl | {~  "invoice_number": "A"~}                     | looks like JSON. Name it .json
                    a.jsonl | invoice_number,amount~A,1                       | looks like CSV
                    a.dat   | invoice_number,amount~A,1                       | does not say what it holds; it looks like CSV. Name it .csv
                    a.txt   | [{"invoice_number":"A"}]                        | looks like JSON. Name it .json
                    a.xlsx  | invoice_number,amount~A,1                       | called like a workbook and looks like CSV. Name it .csv
                    a.xls   | lorem ipsum                                     | called like a workbook and is text
                    """)
    void saysWhichFormatAFileLooksLike(String name, String text, String words) throws Exception {
        Path file = Files.writeString(dir.resolve(name), text.replace("~", "\n"));
        assertTrue(refusal(file).contains(words), refusal(file));
    }

    private static String refusal(Path file) {
        return assertThrows(
                        NotABatchException.class,
                        () -> OrderFile.open(file, FileOptions.defaults()).close())
                .getMessage();
    }

    @Test
    void saysThatAnOrderInEachLineIsJsonLines() throws Exception {
        Path file = Files.writeString(dir.resolve("a.json"), "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        try (RawOrders orders = OrderFile.open(file, FileOptions.defaults())) {
            orders.next();
            String said = orders.next().violation().message();
            assertTrue(said.contains("at line 2, where the file should end: an order in"), said);
            assertTrue(said.contains("into a new file called .jsonl"), said);
            assertFalse(orders.hasNext());
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
                    OrderFile.read(
                            Given.breaking(text, format == OrderFormat.CSV ? 6 : 1),
                            format,
                            FileOptions.defaults())) {
                assertThrows(
                        UncheckedIOException.class,
                        () -> orders.forEachRemaining(o -> assertTrue(o.violation() == null)),
                        format.name());
            }
        }
    }

    @Test
    void anErrorOfTheDiskWhileATableIsLookedThroughIsNoVerdictOnIt() {
        String text = "invoice_number,amount\n" + "A,1\n".repeat(80_000);
        for (int reading = 2; reading < 6; reading++) {
            Rereadable file = Given.breaking(text, reading);
            assertThrows(
                    IOException.class,
                    () -> OrderFile.read(file, OrderFormat.CSV, FileOptions.defaults()),
                    "reading " + reading);
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
        assertThrows(
                IllegalArgumentException.class, () -> new FileOptions(10, Map.of(), false, true));
    }
}
