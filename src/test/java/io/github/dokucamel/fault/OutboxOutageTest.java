package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Places that nobody can write to, root included: a file lies where the directory should be. What
 * goes elsewhere goes on, and what waits follows by itself.
 */
class OutboxOutageTest {

    private static final int ORDERS = 30;

    @TempDir Path data;
    private Installation doku;
    private final Console console = Console.listen();

    @AfterEach
    void stop() {
        doku.close();
        console.close();
    }

    private Installation installation() {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.report.interval", "100ms")
                        .with("doku.delivery.max-delay", "400ms");
        return doku;
    }

    private Path block(String directory) throws Exception {
        Path path = data.resolve("outbox").resolve(directory);
        Files.createDirectories(path.getParent());
        if (Files.isDirectory(path)) {
            Files.delete(path);
        }
        return Files.writeString(path, "no directory");
    }

    @Test
    void aReportFollowsWhenItCanBeWritten() throws Exception {
        installation().start();
        Path blocked = block("reports");
        doku.drop("orders.csv", SampleOrders.csv("REPORT", ORDERS));
        Installation.waiting().until(() -> doku.outbox().files("accepted").size() == ORDERS);
        Installation.waiting().until(() -> !console.lines("No report can be written").isEmpty());

        Files.delete(blocked);
        doku.awaitSettled();

        assertEquals(ORDERS, doku.outbox().report("orders.csv").size());
        assertEquals(1, console.lines("No report can be written").size(), console.all());
        assertEquals(0, console.lines("STACK TRACE").size(), console.all());
    }

    @Test
    void oneReportThatCannotBeWrittenKeepsNoOtherBack() throws Exception {
        installation().start();
        Path blocked = data.resolve("outbox/reports/a.csv.status.csv");
        Files.createDirectories(blocked.resolve("in the way"));
        doku.drop("a.csv", SampleOrders.csv("A", 2));
        doku.drop("b.csv", SampleOrders.csv("B", 2));
        Installation.waiting().until(() -> doku.outbox().files("processed").size() == 2);
        // The name is taken, so the batch is called otherwise and has its report all the same.
        doku.awaitSettled();
        assertEquals(2, doku.outbox().report("b.csv").size());
        assertEquals(2, doku.outbox().report("a.csv~2").size());
    }

    @Test
    void aFileThatCannotBeMovedStaysAndItsOrdersAreNotTakenInAgain() throws Exception {
        installation().start();
        Path processed = block("processed");
        Path refused = block("refused");
        doku.drop("orders.csv", SampleOrders.csv("STAY", ORDERS));
        doku.drop("letter.txt", "Dear DOKU,");
        Installation.waiting().until(() -> doku.outbox().files("accepted").size() == ORDERS);
        Installation.waiting().until(() -> console.lines("stays in the inbox").size() == 2);
        assertTrue(Files.exists(doku.inbox().resolve(".taking/orders.csv")));
        assertTrue(Files.exists(doku.inbox().resolve(".taking/letter.txt")));

        Files.delete(processed);
        Files.delete(refused);
        doku.awaitSettled();

        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
        assertEquals(Set.of("letter.txt", "letter.txt.reason.txt"), doku.outbox().files("refused"));
        assertEquals(ORDERS, doku.gateway().requestCount());
        assertEquals(0, doku.outbox().files("duplicate").size());
        assertEquals(2, console.lines("stays in the inbox").size(), console.all());
        assertEquals(0, console.lines("STACK TRACE").size(), console.all());
    }

    @Test
    void oneDestinationThatIsDownKeepsNoOtherWaitingAndIsServedOnce() throws Exception {
        Map<String, Integer> taken = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> refusedAt = new ConcurrentLinkedQueue<>();
        AtomicBoolean open = new AtomicBoolean();
        try (ScriptedGateway shop =
                ScriptedGateway.answering(
                        call -> {
                            if (!open.get()) {
                                refusedAt.add(System.nanoTime());
                                return new Reply(500, "");
                            }
                            String id = Outbox.json(call.body()).path("delivery_id").asText();
                            taken.merge(id, 1, Integer::sum);
                            return new Reply(204, "");
                        })) {
            Path files = data.resolve("outbox/files");
            Path other = data.resolve("outbox/other");
            installation()
                    .with(
                            "doku.destination.accepted",
                            String.join(
                                    ",",
                                    "file:" + files,
                                    "file:" + other,
                                    shop.baseUrl() + "/outcomes"))
                    .start();
            Path blocked = block("files");
            doku.drop("orders.csv", SampleOrders.csv("DOWN", ORDERS));

            Installation.waiting().until(() -> doku.outbox().files("other").size() == ORDERS);
            Installation.waiting().until(() -> refusedAt.size() >= 3 * ORDERS);
            open.set(true);
            Installation.waiting().until(() -> taken.size() == ORDERS);
            Files.delete(blocked);
            Installation.waiting().until(() -> doku.outbox().files("files").size() == ORDERS);

            Map<String, String> ids = deliveryIds("files");
            assertEquals(deliveryIds("other"), ids);
            assertEquals(Set.copyOf(ids.values()), taken.keySet());
            assertTrue(taken.values().stream().allMatch(n -> n == 1), taken.toString());
        }
        List<String> lines = console.lines("took no document");
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("file:" + data)), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("http:...")), lines.toString());
        assertTrue(console.all().lines().count() <= 6, console.all());
    }

    private Map<String, String> deliveryIds(String directory) {
        Map<String, String> ids = new ConcurrentHashMap<>();
        doku.outbox()
                .byInvoice(directory)
                .forEach(
                        (invoice, document) ->
                                ids.put(invoice, document.path("delivery_id").asText()));
        assertEquals(ORDERS, doku.outbox().files(directory).size());
        return ids;
    }
}
