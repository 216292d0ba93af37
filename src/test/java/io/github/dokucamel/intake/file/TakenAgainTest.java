package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.ledger.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an earlier run, or an earlier reading, has left behind. */
class TakenAgainTest {

    @TempDir Path data;
    private Installation doku;
    private final Console console = Console.listen();
    private final AtomicBoolean fails = new AtomicBoolean(true);

    @AfterEach
    void stop() {
        doku.close();
        console.close();
    }

    private Installation installation() {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.intake.file.min-age", "300ms")
                        .with("doku.intake.file.chunk", "5");
        return doku;
    }

    /** Chunks of the batch called orders.csv fail behind the first one, as long as the test says. */
    private void startFailing() throws Exception {
        installation().install();
        AdviceWith.adviceWith(
                doku.context(),
                "doku-intake-file",
                advice -> advice.weaveById("take-in-chunk").before().process(this::fail));
        doku.context().start();
    }

    private void fail(Exchange exchange) {
        boolean first = exchange.getProperty(Exchange.SPLIT_INDEX, 0, Integer.class) == 0;
        Batch batch = OpenBatch.READING.get(exchange).batch();
        if (!first && fails.get() && batch.name().equals("orders.csv")) {
            throw new IllegalStateException("not now");
        }
    }

    private Path taken(String name) {
        return doku.inbox().resolve(".taking").resolve(name);
    }

    private void awaitFailure() {
        Installation.waiting()
                .until(() -> !console.lines("orders.csv stays in the inbox").isEmpty());
    }

    @Test
    void aStartGoesOnWithWhatLiesThere() throws Exception {
        startFailing();
        doku.drop("orders.csv", SampleOrders.csv("ON", 12));
        awaitFailure();
        doku.close();
        assertTrue(Files.exists(taken("orders.csv")));

        installation().start().awaitSettled();

        assertEquals(12, doku.outbox().report("orders.csv").size());
        assertEquals(12, doku.outbox().documents("accepted").size());
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
    }

    @Test
    void aSecondFileOfItsNameDoesNotWaitForOneInTrouble() throws Exception {
        startFailing();
        doku.drop("orders.csv", SampleOrders.csv("FIRST", 12));
        awaitFailure();
        doku.drop("orders.csv", SampleOrders.csv("SECOND", 3));
        doku.awaitProcessed("orders.csv~2");
        assertTrue(Files.exists(taken("orders.csv")));
        fails.set(false);
        doku.awaitSettled();

        assertEquals(12, doku.outbox().report("orders.csv").size());
        assertEquals(3, doku.outbox().report("orders.csv~2").size());
        assertEquals(15, doku.outbox().documents("accepted").size());
        assertEquals(SampleOrders.csv("FIRST", 12), doku.outbox().text("processed/orders.csv"));
    }

    @Test
    void whatGrewWhileNobodyRanGoesOnAsTheSameBatch() throws Exception {
        String whole = SampleOrders.csv("LATE", 12);
        int half = whole.indexOf("LATE-7");
        installation().start();
        doku.drop("orders.csv", whole.substring(0, half));
        doku.awaitSettled();
        doku.close();
        Files.writeString(
                data.resolve("outbox/processed/orders.csv"),
                whole.substring(half),
                StandardOpenOption.APPEND);

        installation().start();
        assertTrue(doku.bundle().hasFilesWaiting());
        doku.awaitSettled();

        assertEquals(12, doku.outbox().report("orders.csv").size());
        assertEquals(12, doku.outbox().documents("accepted").size());
        assertEquals(6, doku.gateway().requestCount());
        assertEquals(whole, doku.outbox().text("processed/orders.csv"));
    }

    /** Version 0.1.0 read files where they lay. */
    @Test
    void whatAnEarlierVersionLeftHalfReadInTheInboxIsTheSameBatch() throws Exception {
        installation().install();
        doku.bundle().ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), 1);
        Files.writeString(doku.inbox().resolve("orders.csv"), SampleOrders.csv("OLD", 3));
        doku.close();

        installation().start().awaitSettled();

        assertEquals(3, doku.outbox().report("orders.csv").size());
        assertFalse(console.all().contains("was not read to its end"), console.all());
    }

    /** Whoever may write to the inbox could have made it, to exchange files in it. */
    @Test
    void whatIsNotOursStopsTheIntakeUntilItIsAway() throws Exception {
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(inbox.resolve(".taking"), elsewhere);
        installation().start();
        doku.drop("orders.csv", SampleOrders.csv("WAIT", 2));
        Installation.waiting().until(() -> console.lines("Nothing is taken in").size() == 1);
        String trouble = doku.bundle().inboxTrouble().orElseThrow();
        assertTrue(trouble.contains("it is no directory. Take it away"), trouble);
        assertTrue(Files.exists(inbox.resolve("orders.csv")));
        assertEquals(0, elsewhere.toFile().list().length);

        Files.delete(inbox.resolve(".taking"));
        doku.awaitProcessed("orders.csv");
        assertTrue(doku.bundle().inboxTrouble().isEmpty());
        assertTrue(console.all().lines().count() < 15, console.all());
    }

    @Test
    void aFolderThatOthersMayWriteToIsClosedAndToldAndDraftsAreSwept() throws Exception {
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path open = Files.createDirectories(data.resolve("outbox/accepted"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path reports = Files.createDirectories(data.resolve("outbox/reports"));
        Path draft = Files.writeString(reports.resolve(".a.csv.status.csv.0a1b.tmp"), "half");

        installation().start();

        assertEquals(1, console.lines("chmod go-rwx").size(), console.all());
        assertTrue(console.lines("chmod go-rwx").get(0).contains(open.toString()), console.all());
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(open));
        assertFalse(Files.exists(draft));
    }
}
