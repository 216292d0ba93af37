package io.github.dokucamel.deliver;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document appears once, whole, wherever the process dies between staging and confirming. */
class FileDeliveryTest {

    private static final String NAME = "default-payment-page-INV-1-r1-accepted.json";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    @TempDir private Path dir;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path outbox;
    private LedgerOnDisk disk;
    private BatchFiles batches;

    @BeforeEach
    void open() {
        outbox = dir.resolve("out/accepted");
        disk = new LedgerOnDisk(dir, Map.of(Outcome.ACCEPTED, List.of("file:" + outbox)));
        batches = new BatchFiles(disk.ledger());
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private List<Delivery> due() {
        return disk.ledger().dueDeliveries("file:" + outbox, 9, NOW);
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(due());
        return exchange;
    }

    private void stage(Exchange exchange) throws IOException {
        new StageFiles(disk.ledger(), batches).process(exchange);
    }

    private void publish(Exchange exchange) throws IOException {
        new PublishFiles(disk.ledger(), batches, new DestinationTroubles(), CLOCK)
                .process(exchange);
    }

    /** What a start after a crash does. */
    private void deliver() throws IOException {
        disk.reopen();
        batches = new BatchFiles(disk.ledger());
        if (!due().isEmpty()) {
            Exchange exchange = exchange();
            stage(exchange);
            publish(exchange);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertDeliveredOnce() throws IOException {
        assertEquals(List.of(NAME), files());
        byte[] json = Files.readAllBytes(outbox.resolve(NAME));
        assertEquals("accepted", OutcomeDocument.fromJson(json).outcome());
        assertEquals(List.of(), due());
    }

    @Test
    void writesTheDocumentUnderItsName() throws Exception {
        byte[] document = due().get(0).document();
        deliver();
        assertDeliveredOnce();
        assertArrayEquals(document, Files.readAllBytes(outbox.resolve(NAME)));
    }

    @Test
    void aStagedDocumentIsOutOfSight() throws Exception {
        stage(exchange());
        assertEquals(1, files().size());
        assertTrue(files().get(0).startsWith("."), files().toString());
        assertTrue(due().get(0).staged());
    }

    @Test
    void goesOnWhenTheFileWasHalfWrittenAndTheLedgerDidNotKnow() throws Exception {
        Path part = StageFiles.part(due().get(0));
        Files.createDirectories(outbox);
        Files.writeString(part, "{\"half\":" + "x".repeat(5_000));
        deliver();
        assertDeliveredOnce();
    }

    @Test
    void goesOnWhenTheFileWasStagedAndNotRenamed() throws Exception {
        stage(exchange());
        deliver();
        assertDeliveredOnce();
    }

    @Test
    void goesOnWhenTheFileWasRenamedAndNotConfirmed() throws Exception {
        stage(exchange());
        Files.move(StageFiles.part(due().get(0)), outbox.resolve(NAME));
        deliver();
        assertDeliveredOnce();
    }

    @Test
    void aDocumentThatWasTakenAwayBeforeItWasConfirmedIsNotWrittenAgain() throws Exception {
        stage(exchange());
        Files.delete(StageFiles.part(due().get(0)));
        deliver();
        assertEquals(List.of(), files());
        assertEquals(List.of(), due());
    }

    @Test
    void deliversNothingTwice() throws Exception {
        deliver();
        Files.delete(outbox.resolve(NAME));
        deliver();
        assertEquals(List.of(), files());
    }

    @Test
    void doesNotTouchSomebodyElsesFileOfThatName() throws Exception {
        Files.createDirectories(outbox);
        Files.writeString(outbox.resolve(NAME), "theirs");
        deliver();
        assertEquals(List.of(NAME, NAME + "~2"), files());
        assertEquals("theirs", Files.readString(outbox.resolve(NAME)));
        assertEquals(
                "accepted",
                OutcomeDocument.fromJson(Files.readAllBytes(outbox.resolve(NAME + "~2")))
                        .outcome());
    }

    @Test
    void deliversTheRestOfAGroupThatWasPartlyRenamed() throws Exception {
        disk.settle(SampleOrder.of("INV-2"), Outcome.ACCEPTED);
        stage(exchange());
        Files.move(StageFiles.part(due().get(0)), outbox.resolve(NAME));
        deliver();
        assertEquals(List.of(NAME, NAME.replace("INV-1", "INV-2")), files());
        assertEquals(List.of(), due());
    }

    @Test
    void confirmsNothingThatCouldNotBeWritten() throws Exception {
        Files.createDirectories(outbox.getParent());
        Files.writeString(outbox, "a file where the directory should be");
        assertThrows(IOException.class, () -> stage(exchange()));
        assertEquals(false, due().get(0).staged());
        Files.delete(outbox);
        deliver();
        assertDeliveredOnce();
    }
}
