package io.github.dokucamel.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcomes of a dropped file as its sender finds them. */
class BatchOutcomesTest {

    private static final String INVALID = "rows.jsonl.invalid.jsonl";

    @TempDir Path data;

    private Installation installation() {
        return Installation.in(data)
                .readingFiles()
                .with("doku.report.interval", "100ms")
                .with("doku.delivery.max-delay", "400ms");
    }

    private static String noOrders(int rows) {
        return "{}\n".repeat(rows);
    }

    private Path invalid() {
        return data.resolve("outbox/invalid");
    }

    private static Set<String> ids(List<JsonNode> documents) {
        Set<String> ids = new HashSet<>();
        documents.forEach(d -> assertTrue(ids.add(d.get("delivery_id").asText()), d.toString()));
        return ids;
    }

    private static List<Long> lines(List<JsonNode> documents) {
        return documents.stream().map(d -> d.at("/source/line").asLong()).toList();
    }

    @Test
    @Tag("full")
    void twentyThousandRowsThatAreNoOrdersMakeOneFileAndHardlyALine() throws Exception {
        try (Installation doku = installation().start();
                Console console = Console.listen()) {
            doku.drop("rows.jsonl", noOrders(20_000));
            doku.awaitSettled();

            assertEquals(Set.of(INVALID), doku.outbox().files("invalid"));
            List<JsonNode> documents = doku.outbox().documents("invalid");
            assertEquals(
                    IntStream.rangeClosed(1, 20_000).mapToObj(n -> (long) n).toList(),
                    lines(documents));
            assertEquals(20_000, ids(documents).size());
            assertEquals("", console.all());
        }
    }

    @Test
    @Tag("full")
    void aConsumerWhoTakesTheFileAgainAndAgainHasEachLineOnce() throws Exception {
        Path taken = Files.createDirectories(data.resolve("taken"));
        List<Path> files = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        try (Installation doku = installation().start()) {
            Thread consumer =
                    new Thread(
                            () -> {
                                while (!done.get()) {
                                    take(taken, files);
                                }
                            });
            consumer.start();
            doku.drop("rows.jsonl", noOrders(3_000));
            doku.awaitSettled();
            done.set(true);
            consumer.join();
            take(taken, files);
        }
        List<JsonNode> documents = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            assertTrue(text.endsWith("\n"), text);
            text.lines().map(Outbox::json).forEach(documents::add);
        }
        assertTrue(files.size() > 1, files.toString());
        assertEquals(
                IntStream.rangeClosed(1, 3_000).mapToObj(n -> (long) n).toList(), lines(documents));
        assertEquals(3_000, ids(documents).size());
        assertEquals(List.of(), left());
    }

    private void take(Path taken, List<Path> files) {
        Path mine = taken.resolve(String.format("%05d", files.size()));
        try {
            Files.move(invalid().resolve(INVALID), mine);
            files.add(mine);
        } catch (NoSuchFileException e) {
            Thread.onSpinWait();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(invalid())) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aLineIsTheDocumentThatAFileOfItsOwnWouldHold() throws Exception {
        Path single = data.resolve("outbox/single");
        String both = "file:" + invalid() + "?per=batch,file:" + single;
        try (Installation doku = installation().with("doku.destination.invalid", both).start()) {
            doku.drop("rows.jsonl", "{\"invoice_number\":\"a\\u2028\\nb\",\"amount\":-1}\n");
            doku.awaitSettled();

            assertEquals(1, doku.outbox().files("single").size());
            String name = doku.outbox().files("single").iterator().next();
            assertEquals(
                    Files.readString(single.resolve(name)) + "\n",
                    Files.readString(invalid().resolve(INVALID)));
        }
    }

    @Test
    void eachBatchHasItsOwnAndOrdersWithoutOneAreFilesOfTheirOwn() throws Exception {
        try (Installation doku = installation().start()) {
            doku.drop("rows.jsonl", noOrders(2));
            doku.awaitSettled();
            doku.drop("rows.jsonl", noOrders(3));
            doku.awaitSettled();
            doku.drop("b\u00e4d (1) %20;$x.jsonl", noOrders(1));
            doku.awaitSettled();
            doku.order("{\"invoice_number\":\"ALONE-1\"}".getBytes(UTF_8));
            doku.awaitSettled();

            assertEquals(2, Files.readAllLines(invalid().resolve(INVALID)).size());
            assertEquals(
                    3, Files.readAllLines(invalid().resolve("rows.jsonl~2.invalid.jsonl")).size());
            assertEquals(
                    1,
                    Files.readAllLines(invalid().resolve("b\u00e4d (1) %20;$x.jsonl.invalid.jsonl"))
                            .size());
            assertEquals(4, doku.outbox().files("invalid").size());
            assertEquals(
                    1,
                    doku.outbox().files("invalid").stream()
                            .filter(n -> n.startsWith("default-payment-page-ALONE-1-r1-invalid-"))
                            .count());
        }
    }

    @Test
    void anyOutcomeCanBeToldSoAndWhatComesLaterFollows() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-25T03:00:00Z").toEpochMilli());
        Installation doku =
                installation()
                        .clock(clock)
                        .gateway(SimulatorOptions.defaults().withClock(clock))
                        .with("doku.reconcile.interval", "1m");
        for (String outcome : List.of("accepted", "paid")) {
            doku.with(
                    "doku.destination." + outcome,
                    "file:" + data.resolve("outbox").resolve(outcome) + "?per=batch");
        }
        try (doku) {
            doku.start();
            doku.drop("orders.csv", SampleOrders.csv("LATER", 3));
            doku.awaitSettled();
            assertEquals(Set.of("orders.csv.accepted.jsonl"), doku.outbox().files("accepted"));
            assertEquals(3, ids(doku.outbox().documents("accepted")).size());

            for (int n = 1; n <= 2; n++) {
                doku.gateway().payer().pay("LATER-" + n);
                awaitPaid(doku, clock, n);
            }
            Files.move(
                    data.resolve("outbox/paid/orders.csv.paid.jsonl"), data.resolve("taken.jsonl"));
            doku.gateway().payer().pay("LATER-3");
            awaitPaid(doku, clock, 1);
            assertEquals(Set.of("LATER-3"), doku.outbox().byInvoice("paid").keySet());
            assertEquals(Set.of("orders.csv.paid.jsonl"), doku.outbox().files("paid"));
            assertEquals(2, Files.readAllLines(data.resolve("taken.jsonl")).size());
        }
    }

    private static void awaitPaid(Installation doku, MovableClock clock, int lines) {
        Installation.waiting()
                .until(
                        () -> {
                            clock.move(60_000);
                            return doku.outbox().documents("paid").size() == lines;
                        });
    }

    @Test
    void whereNothingCanBeWrittenLinesWaitAndNoneIsDoubled() throws Exception {
        try (Console console = Console.listen();
                Installation doku = installation().start()) {
            Files.delete(invalid());
            Files.writeString(invalid(), "no directory");
            doku.drop("rows.jsonl", noOrders(500));
            Installation.waiting().until(() -> !console.lines("took no document").isEmpty());
            Files.delete(invalid());
            Installation.waiting().until(() -> !doku.bundle().ledger().hasDeliveries(99));

            List<JsonNode> documents = doku.outbox().documents("invalid");
            assertEquals(500, documents.size());
            assertEquals(500, ids(documents).size());
            assertEquals(Set.of(INVALID), doku.outbox().files("invalid"));
        }
    }

    @Test
    void whatWaitsSinceAnEarlierVersionStaysAFileOfItsOwn() throws Exception {
        try (LedgerOnDisk before =
                new LedgerOnDisk(data, Map.of(Outcome.INVALID, List.of("file:" + invalid())))) {
            Batch batch = before.ledger().openBatch("rows.jsonl", "rows.jsonl", "d", Set.of(), 1);
            before.ledger().record(List.of(SampleOrder.of("OLD-1").in(batch, 1).invalid()), 0, 1);
            before.ledger().batchFinished(batch.id(), 1);
        }
        try (Installation doku = installation().start()) {
            Installation.waiting().until(() -> !doku.bundle().ledger().hasDeliveries(99));
            assertEquals(1, doku.outbox().files("invalid").size());
            String name = doku.outbox().files("invalid").iterator().next();
            assertTrue(name.startsWith("default-payment-page-OLD-1-r1-invalid-"), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?per=order",
                "?per=batch&fileExist=Append",
                "?fileExist=Append&per=batch",
                "?per",
                "?PER=batch"
            })
    void refusesAnyOtherPer(String options) throws Exception {
        try (Installation doku =
                installation().with("doku.destination.paid", "file:" + invalid() + options)) {
            String message =
                    assertThrows(InvalidSettingException.class, doku::install).getMessage();
            assertTrue(message.startsWith("doku.destination.paid: per= "), message);
            assertTrue(message.contains("Write file:DIR?per=batch"), message);
        }
    }

    @Test
    void refusesOneDirectoryTwiceForOneOutcome() throws Exception {
        String twice =
                "file:" + invalid() + "?per=batch,file:" + invalid() + "/../invalid?per=batch";
        try (Installation doku = installation().with("doku.destination.paid", twice)) {
            String message =
                    assertThrows(InvalidSettingException.class, doku::install).getMessage();
            assertTrue(message.startsWith("doku.destination.paid: " + invalid()), message);
        }
    }
}
