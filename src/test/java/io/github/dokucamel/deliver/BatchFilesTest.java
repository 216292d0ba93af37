package io.github.dokucamel.deliver;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line appears once, whole, wherever the process dies, and whoever takes the file away when. */
class BatchFilesTest {

    private static final String NAME = "orders.csv.invalid.jsonl";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    @TempDir private Path dir;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> expected = new ArrayList<>();
    private Path outbox;
    private Path taken;
    private String destination;
    private LedgerOnDisk disk;
    private BatchFiles batches;
    private Batch batch;
    private int files;

    /** Where the process dies. */
    private enum Kill {
        OUT_OF_SIGHT,
        HALF_WRITTEN,
        WRITTEN,
        NOTED,
        RENAMED,
        CUT_BY_THE_NEXT_START,
        CONFIRMED
    }

    @BeforeEach
    void open() throws IOException {
        outbox = dir.resolve("out/invalid");
        taken = Files.createDirectories(dir.resolve("taken"));
        destination = "file:" + outbox + "?per=batch";
        disk = new LedgerOnDisk(dir, Map.of(Outcome.INVALID, List.of(destination)));
        batches = new BatchFiles(disk.ledger());
        batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private void arrive(int lines) {
        for (int i = 0; i < lines; i++) {
            String invoice = "INV-" + expected.size();
            disk.ledger().record(List.of(SampleOrder.of(invoice).in(batch, i).invalid()), 0, NOW);
            expected.add(new String(due().get(due().size() - 1).document(), UTF_8));
        }
    }

    private List<Delivery> due() {
        return disk.ledger().dueDeliveries(destination, 1_000, NOW);
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

    private void deliver() throws IOException {
        Exchange exchange = exchange();
        stage(exchange);
        publish(exchange);
    }

    private void die(Kill where) throws IOException {
        Files.createDirectories(outbox);
        batches.settle(destination, outbox);
        Exchange exchange = exchange();
        List<Delivery> due = due().stream().filter(line -> !line.staged()).toList();
        Delivery first = due.get(0);
        switch (where) {
            case OUT_OF_SIGHT -> GrowingFile.take(outbox, NAME, first);
            case HALF_WRITTEN -> {
                Path file = GrowingFile.take(outbox, NAME, first).path();
                Files.write(
                        file,
                        first.document(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            case WRITTEN -> batches.append(due, destination, outbox);
            case NOTED -> stage(exchange);
            case RENAMED -> {
                stage(exchange);
                batches.publish(destination, outbox);
            }
            case CUT_BY_THE_NEXT_START -> {
                GrowingFile file = GrowingFile.take(outbox, NAME, first);
                file.append(due);
                file.cut();
            }
            case CONFIRMED -> {
                stage(exchange);
                publish(exchange);
            }
        }
        startAgain();
    }

    private void startAgain() {
        disk.reopen();
        batches = new BatchFiles(disk.ledger());
    }

    /** As a consumer does who moves a file to have it for himself. */
    private boolean takeAway() throws IOException {
        Path file = outbox.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        Files.move(file, taken.resolve(String.format("%05d", files++)));
        return true;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Each line once, in the sequence in which they came, wherever the files are by now. */
    private void assertEachLineOnce() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names(taken)) {
            lines.addAll(lines(taken.resolve(name)));
        }
        if (Files.exists(outbox.resolve(NAME))) {
            lines.addAll(lines(outbox.resolve(NAME)));
        }
        assertEquals(expected, lines);
        assertEquals(List.of(), due());
        assertTrue(Set.of(NAME).containsAll(names(outbox)), names(outbox).toString());
    }

    private static List<String> lines(Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.isEmpty() || text.endsWith("\n"), text);
        return text.lines().toList();
    }

    @Test
    void aBatchHasOneFileWithTheDocumentsAsLines() throws Exception {
        arrive(3);
        deliver();
        assertEachLineOnce();
        arrive(2);
        deliver();
        assertEachLineOnce();
        assertEquals(5, lines(outbox.resolve(NAME)).size());
        assertEquals(List.of(NAME), names(outbox));
    }

    @ParameterizedTest
    @EnumSource(Kill.class)
    void goesOnWhereTheFirstLinesWereBeingWritten(Kill where) throws Exception {
        arrive(3);
        die(where);
        arrive(1);
        deliver();
        assertEachLineOnce();
    }

    @ParameterizedTest
    @EnumSource(Kill.class)
    void goesOnWhereFurtherLinesWereBeingWritten(Kill where) throws Exception {
        arrive(3);
        deliver();
        arrive(2);
        die(where);
        arrive(1);
        deliver();
        assertEachLineOnce();
        assertEquals(List.of(NAME), names(outbox));
    }

    @ParameterizedTest
    @EnumSource(Kill.class)
    void goesOnWhenTheFileWasTakenAwayAfterTheCrash(Kill where) throws Exception {
        arrive(3);
        deliver();
        arrive(2);
        die(where);
        takeAway();
        arrive(1);
        deliver();
        assertEachLineOnce();
    }

    @ParameterizedTest
    @EnumSource(Kill.class)
    void goesOnWhenThoseThatWereBeingWrittenWaitAndOthersAreDue(Kill where) throws Exception {
        arrive(2);
        deliver();
        arrive(2);
        List<Delivery> interrupted = due();
        die(where);
        interrupted.forEach(line -> disk.ledger().deliveryFailed(line, "x", NOW + 1));
        String late = expected.remove(2) + "\n" + expected.remove(2);
        boolean isThere =
                where.ordinal() >= Kill.NOTED.ordinal() && where != Kill.CUT_BY_THE_NEXT_START;
        if (isThere) {
            late.lines().forEach(expected::add);
        }
        disk.ledger().record(List.of(SampleOrder.of("INV-LAST").in(batch, 9).invalid()), 0, NOW);
        expected.add(new String(due().get(0).document(), UTF_8));
        deliver();
        assertEachLineOnce();
        if (!isThere) {
            late.lines().forEach(expected::add);
        }
        Exchange rest = new DefaultExchange(context);
        rest.getMessage().setBody(disk.ledger().dueDeliveries(destination, 9, NOW + 1));
        if (where != Kill.CONFIRMED) {
            stage(rest);
            publish(rest);
        }
        assertEachLineOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesAndRepeatsNothingInAnySequenceOfDeathsAndTakings(int seed) throws Exception {
        Random random = new Random(seed);
        for (int life = 0; life < 25; life++) {
            arrive(1 + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> deliver();
                case 1 -> {
                    deliver();
                    takeAway();
                }
                case 2 -> die(Kill.values()[random.nextInt(Kill.values().length)]);
                default -> {
                    die(Kill.values()[random.nextInt(Kill.values().length)]);
                    takeAway();
                }
            }
        }
        arrive(1);
        deliver();
        assertEachLineOnce();
    }

    @Test
    void whoMovesTheFileHasOneThatIsNeverWrittenToAgain() throws Exception {
        arrive(2);
        deliver();
        assertTrue(takeAway());
        byte[] moved = Files.readAllBytes(taken.resolve("00000"));
        arrive(2);
        deliver();
        assertEquals(2, lines(outbox.resolve(NAME)).size());
        assertEquals(new String(moved, UTF_8), Files.readString(taken.resolve("00000")));
        assertEachLineOnce();
    }

    @Test
    void whatWasToldComesBackIntoSightWhenNothingCanBeAdded() throws Exception {
        Batch first = batch;
        Batch second = disk.ledger().openBatch("b.csv", "b.csv", "d", Set.of(), NOW);
        Path other = outbox.resolve("b.csv.invalid.jsonl");
        for (int round = 1; round <= 2; round++) {
            batch = first;
            arrive(1);
            batch = second;
            arrive(1);
            if (round == 1) {
                deliver();
            }
        }
        String ending = "." + Files.size(other) + "." + due().get(1).deliveryId() + ".part";
        Path inTheWay = outbox.resolve("." + other.getFileName() + ending);
        Files.createDirectories(inTheWay.resolve("no room"));
        assertThrows(IOException.class, this::deliver);
        assertEquals(expected.subList(0, 1), lines(outbox.resolve(NAME)));
        assertEquals(expected.subList(1, 2), lines(other));
        assertEquals(List.of(false, false), due().stream().map(Delivery::staged).toList());
        Files.delete(inTheWay.resolve("no room"));
        Files.delete(inTheWay);
        deliver();
        assertEquals(List.of(expected.get(0), expected.get(2)), lines(outbox.resolve(NAME)));
        assertEquals(List.of(expected.get(1), expected.get(3)), lines(other));
        assertEquals(List.of("b.csv.invalid.jsonl", NAME), names(outbox));
    }

    @Test
    void confirmsNothingThatWentWithItsDirectory() throws Exception {
        arrive(2);
        deliver();
        arrive(1);
        die(Kill.NOTED);
        Path away = dir.resolve("unmounted");
        Files.move(outbox, away);
        assertThrows(NoSuchFileException.class, this::deliver);
        Files.move(away, outbox);
        deliver();
        assertEachLineOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no line end", "directory", "link", "second name"})
    void doesNotTouchWhatIsNoFileOfLines(String what) throws Exception {
        Files.createDirectories(outbox);
        Path theirs = dir.resolve("theirs");
        switch (what) {
            case "directory" -> Files.createDirectory(outbox.resolve(NAME));
            case "link" -> {
                Files.writeString(theirs, "{}\n");
                Files.createSymbolicLink(outbox.resolve(NAME), theirs);
            }
            case "second name" -> {
                Files.writeString(theirs, "{}\n");
                Files.createLink(outbox.resolve(NAME), theirs);
            }
            default -> Files.writeString(outbox.resolve(NAME), what);
        }
        arrive(1);
        deliver();
        arrive(1);
        deliver();
        assertEquals(List.of(NAME, NAME + "~2"), names(outbox));
        assertEquals(expected, lines(outbox.resolve(NAME + "~2")));
        if (Files.exists(theirs)) {
            assertEquals("{}\n", Files.readString(theirs));
        }
    }

    @Test
    void leavesTheHiddenFilesOfOthersAlone() throws Exception {
        Files.createDirectories(outbox);
        String foreign = ".x.invalid.jsonl.3.9b4b4920-c8ba-41bd-8afd-2dbfe783f5b7.part";
        Files.writeString(outbox.resolve(foreign), "{}\n{}\n");
        arrive(1);
        deliver();
        assertEquals("{}\n{}\n", Files.readString(outbox.resolve(foreign)));
        assertEquals(List.of(foreign, NAME), names(outbox));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b'c\"d;$(x) \u00fcber \u8ba2\u5355.csv", "line\nend.csv", "-rf", "1.2.3"})
    void goesByTheBatchsOwnNameWhateverItIs(String name) throws Exception {
        batch = disk.ledger().openBatch(name, name, "d", Set.of(), NOW);
        arrive(1);
        deliver();
        arrive(1);
        die(Kill.WRITTEN);
        arrive(1);
        deliver();
        assertEquals(List.of(name + ".invalid.jsonl"), names(outbox));
        assertEquals(expected, lines(outbox.resolve(name + ".invalid.jsonl")));
    }

    @Test
    void aNameThatIsTooLongIsShortenedAndStaysTheSame() throws Exception {
        String name = "n".repeat(251) + ".csv";
        batch = disk.ledger().openBatch(name, name, "d", Set.of(), NOW);
        arrive(1);
        deliver();
        arrive(1);
        die(Kill.WRITTEN);
        arrive(1);
        deliver();
        assertEquals(1, names(outbox).size(), names(outbox).toString());
        String only = names(outbox).get(0);
        assertTrue(only.endsWith(".csv.invalid.jsonl") && only.length() <= 255, only);
        assertEquals(expected, lines(outbox.resolve(only)));
    }
}
