package io.github.dokucamel.report;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteReportsTest {

    @TempDir private Path dir;
    private final MovableClock clock = new MovableClock(NOW);
    private LedgerOnDisk disk;
    private WriteReports reports;
    private Batch batch;
    private Attempt first;
    private Attempt second;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        reports =
                new WriteReports(
                        disk.ledger(),
                        new StatusPapers(
                                dir.resolve("reports"),
                                ReportReaders.NONE,
                                new PaperWords(Language.EN, ZoneId.of("Asia/Jakarta")),
                                clock),
                        new CheckPapers(
                                dir.resolve("reports"),
                                ReportReaders.NONE,
                                new PaperWords(Language.EN, ZoneId.of("Asia/Jakarta"))),
                        new PaperTroubles(dir.resolve("reports")),
                        Duration.ofSeconds(30),
                        clock);
        batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
        first = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1").in(batch, 2)));
        second = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-2").in(batch, 3)));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Path report() {
        return dir.resolve("reports/orders.csv.status.csv");
    }

    private long rows(String outcome) throws IOException {
        return Files.readAllLines(report()).stream()
                .filter(line -> line.contains(",1," + outcome + ","))
                .count();
    }

    private void settle(Attempt attempt, Outcome outcome) {
        disk.ledger()
                .settle(
                        attempt,
                        LedgerOnDisk.answered(outcome.name()),
                        LedgerOnDisk.settlement(outcome),
                        NOW);
    }

    private void recordedAndReported() throws IOException {
        disk.ledger().batchRecorded(batch.id(), NOW);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
    }

    @Test
    void aBatchIsReportedWhenItIsRecordedAndNotBefore() throws Exception {
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertFalse(Files.exists(report()));
        recordedAndReported();
        assertEquals(2, rows("pending"));
    }

    /** The report of a million rows takes longer than a stop may. */
    @Test
    void aStopDoesNotWaitForAReportAndTheNextStartWritesIt() throws Exception {
        disk.ledger().batchRecorded(batch.id(), NOW);
        reports.process(
                new DefaultExchange(
                        new DefaultCamelContext() {
                            @Override
                            public boolean isStopping() {
                                return true;
                            }
                        }));
        try (Stream<Path> left = Files.list(dir.resolve("reports"))) {
            assertEquals(List.of(), left.toList());
        }
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertEquals(2, rows("pending"));
    }

    @Test
    void aFileThatIsHeldBackIsReportedWhenItIsCheckedAndNotBefore() throws Exception {
        Batch held = disk.ledger().openBatch("held.csv", "held.csv", "d", Set.of(), NOW);
        held = disk.ledger().batches().hold(held, true, null);
        disk.record(SampleOrder.of("INV-3").in(held, 2));
        disk.ledger().batchRecorded(held.id(), NOW);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        Path heldReport = dir.resolve("reports/held.csv.status.csv");
        assertFalse(Files.exists(heldReport));
        disk.ledger().batches().check(held.id(), new BatchRules(1_000, 20, 10_000_000, null), NOW);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertTrue(Files.exists(heldReport));
    }

    @Test
    void notMoreOftenThanTheIntervalWhileSomethingIsOpen() throws Exception {
        recordedAndReported();
        settle(first, Outcome.ACCEPTED);
        clock.move(29_999);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertEquals(0, rows("accepted"));
        clock.move(1);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertEquals(1, rows("accepted"));
        assertEquals(1, rows("pending"));
    }

    @Test
    void atOnceWhenEverythingIsSettled() throws Exception {
        recordedAndReported();
        settle(first, Outcome.ACCEPTED);
        settle(second, Outcome.UNRESOLVED);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertEquals(1, rows("accepted"));
        assertEquals(1, rows("unresolved"));
    }

    @Test
    void againWhenALaterAnswerChangesIt() throws Exception {
        settle(first, Outcome.ACCEPTED);
        settle(second, Outcome.UNRESOLVED);
        recordedAndReported();
        settle(second, Outcome.ACCEPTED);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertEquals(2, rows("accepted"));
    }

    @Test
    void notAgainWhenNothingChanged() throws Exception {
        recordedAndReported();
        Files.delete(report());
        clock.move(60_000);
        reports.process(new DefaultExchange(new DefaultCamelContext()));
        assertFalse(Files.exists(report()));
    }

    @Test
    void theEndOfARunDoesNotWaitForTheInterval() throws Exception {
        recordedAndReported();
        settle(first, Outcome.DECLINED);
        reports.writeAll();
        assertEquals(1, rows("declined"));
        assertTrue(disk.ledger().changedBatches().isEmpty());
    }
}
