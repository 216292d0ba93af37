package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Batch batch(String digest) {
        return disk.ledger().openBatch("orders.csv", "orders.csv", digest, Set.of(), NOW);
    }

    private BatchCounts counts(Batch batch) {
        return disk.ledger().openBatches().stream()
                .filter(counts -> counts.id() == batch.id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileThatWasNotFinishedGoesOnAsTheSameBatchAlsoWhenItChanged() {
        Batch first = batch("d1");
        assertFalse(first.seenBefore());
        disk.reopen();
        Batch again = batch("d2");
        assertEquals(first.id(), again.id());
        assertEquals("orders.csv", again.name());
        assertTrue(again.seenBefore());
        assertFalse(again.recorded());
        disk.ledger().batchRecorded(first.id(), NOW);
        assertTrue(batch("d2").recorded());
    }

    @Test
    void anotherFileInThePlaceOfOneThatWasRecordedIsAnotherBatch() {
        Batch first = batch("d1");
        disk.ledger().batchRecorded(first.id(), NOW);
        disk.reopen();
        Batch second = batch("d2");
        assertNotEquals(first.id(), second.id());
        assertEquals("orders.csv~2", second.name());
        assertFalse(second.seenBefore());
        assertEquals(
                List.of(second.name()),
                disk.ledger().unfinishedBatches().stream().map(Batch::name).toList());
    }

    @Test
    void aSecondFileOfTheSameNameIsAnotherBatch() {
        Batch first = batch("d");
        disk.ledger().batchFinished(first.id(), NOW);
        Batch second = batch("d");
        assertNotEquals(first.id(), second.id());
        assertEquals("orders.csv~2", second.name());
        assertEquals("orders.csv", second.fileName());
        assertFalse(second.seenBefore());
        disk.ledger().batchFinished(second.id(), NOW);
        assertEquals("orders.csv~3", batch("d").name());
    }

    @Test
    void namesTakenOutsideTheLedgerAreLeftOut() {
        Set<String> taken = Set.of("orders.csv", "orders.csv~2");
        assertEquals(
                "orders.csv~3",
                disk.ledger().openBatch("orders.csv", "orders.csv", "d", taken, NOW).name());
    }

    @Test
    void listsTheBatchesWhoseFileIsStillInTheInbox() {
        Batch first = batch("d");
        Batch other = disk.ledger().openBatch("other.csv", "other.csv", "d", Set.of(), NOW);
        disk.ledger().batchFinished(first.id(), NOW);
        assertEquals(
                List.of(other.name()),
                disk.ledger().unfinishedBatches().stream().map(Batch::name).toList());
    }

    private int rereads(String digest) {
        disk.reopen();
        return disk.ledger().rereads("orders.csv", digest);
    }

    @Test
    void countsTheRunsThatEndedWithAFileAsLongAsNothingMoreOfItIsRecorded() {
        assertEquals(1, rereads("d"));
        assertEquals(2, rereads("d"));
        assertEquals(1, rereads("another"));
        assertEquals(1, rereads("d"));
        Batch batch = batch("d");
        assertEquals(2, rereads("d"));
        disk.record(SampleOrder.of("INV-1").in(batch, 2));
        assertEquals(0, rereads("d"));
        assertEquals(1, rereads("d"));
        disk.ledger().rereadingEnded();
        assertEquals(0, rereads("d"));
        disk.ledger().batchRecorded(batch.id(), NOW);
        assertEquals(0, rereads("d"));
        assertEquals(1, rereads("another"));
    }

    @Test
    void anOrderReadAgainAfterACrashIsCountedOnce() {
        Batch batch = batch("d");
        SampleOrder order = SampleOrder.of("INV-1").in(batch, 2);
        disk.record(order);
        disk.record(order);
        assertEquals(1, counts(batch).total());
        assertEquals(1, counts(batch).open());
    }

    @Test
    void aBatchIsUnreportedFromTheMomentItIsRecorded() {
        Batch batch = batch("d");
        disk.record(SampleOrder.of("INV-1").in(batch, 2));
        assertEquals(List.of(), disk.ledger().changedBatches());
        disk.ledger().batchRecorded(batch.id(), NOW);
        assertEquals(1, disk.ledger().changedBatches().size());
        assertTrue(disk.ledger().changedBatches().get(0).recorded());
    }

    @Test
    void aReportIsCurrentUntilTheNextChange() {
        Batch batch = batch("d");
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1").in(batch, 2)));
        disk.ledger().batchRecorded(batch.id(), NOW);
        BatchCounts before = disk.ledger().changedBatches().get(0);
        disk.ledger().reported(batch.id(), before.changes(), NOW + 7);
        assertEquals(List.of(), disk.ledger().changedBatches());
        disk.ledger()
                .settle(
                        attempt,
                        LedgerOnDisk.answered("ACCEPTED"),
                        LedgerOnDisk.settlement(Outcome.ACCEPTED),
                        NOW);
        BatchCounts after = disk.ledger().changedBatches().get(0);
        assertEquals(NOW + 7, after.reportedAt());
        assertEquals(0, after.open());
        assertTrue(after.changes() > before.changes());
        disk.ledger().reported(batch.id(), before.changes(), NOW + 8);
        assertEquals(1, disk.ledger().changedBatches().size());
    }

    @Test
    void recordingTwiceIsNoChange() {
        Batch batch = batch("d");
        disk.ledger().batchRecorded(batch.id(), NOW);
        long changes = counts(batch).changes();
        disk.ledger().batchRecorded(batch.id(), NOW);
        assertEquals(changes, counts(batch).changes());
    }

    @Test
    void aBatchIsUnderWayUntilItsFileIsMovedAndItsOrdersAreSettled() {
        Batch batch = batch("d");
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1").in(batch, 2)));
        disk.ledger().batchFinished(batch.id(), NOW);
        assertEquals(1, disk.ledger().openBatches().size());
        disk.ledger()
                .settle(
                        attempt,
                        LedgerOnDisk.answered("ACCEPTED"),
                        LedgerOnDisk.settlement(Outcome.ACCEPTED),
                        NOW);
        assertEquals(List.of(), disk.ledger().openBatches());
    }
}
