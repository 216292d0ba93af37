package io.github.dokucamel.report;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogProgressTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogProgress.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MovableClock clock = new MovableClock(NOW);

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private LogProgress progress;
    private Batch batch;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        progress = new LogProgress(disk.ledger(), clock);
        batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
        disk.close();
    }

    private List<String> said() {
        lines.list.clear();
        progress.process(null);
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void settle(String invoiceNumber, Outcome outcome) {
        disk.settle(SampleOrder.of(invoiceNumber).in(batch, 2), outcome);
    }

    @Test
    void tellsWhatIsRecordedSettledAndLeft() {
        settle("INV-1", Outcome.ACCEPTED);
        settle("INV-2", Outcome.DECLINED);
        disk.record(SampleOrder.of("INV-3").in(batch, 4));
        assertEquals(
                List.of(
                        "orders.csv: 3 recorded so far, 2 settled, 1 remaining"
                                + " [1 accepted, 1 declined]"),
                said());
        disk.ledger().batchRecorded(batch.id(), NOW);
        settle("INV-4", Outcome.ACCEPTED);
        clock.move(500);
        assertEquals(
                List.of(
                        "orders.csv: 4 recorded, 3 settled (2/s), 1 remaining"
                                + " [1 declined, 2 accepted]"),
                said());
    }

    @Test
    void saysNothingWhileNothingChanges() {
        disk.record(SampleOrder.of("INV-1").in(batch, 2));
        assertEquals(1, said().size());
        clock.move(5_000);
        assertEquals(List.of(), said());
    }

    @Test
    void saysWhenABatchIsDone() {
        settle("INV-1", Outcome.ACCEPTED);
        said();
        disk.ledger().batchFinished(batch.id(), NOW);
        assertEquals(List.of("orders.csv: settled, all of its orders"), said());
        assertEquals(List.of(), said());
    }

    @Test
    void leavesOutOutcomesThatWereReplaced() {
        disk.record(SampleOrder.of("INV-9").in(batch, 9));
        var attempt = disk.settle(SampleOrder.of("INV-1").in(batch, 2), Outcome.UNRESOLVED);
        disk.ledger()
                .settle(
                        attempt,
                        LedgerOnDisk.answered("ACCEPTED"),
                        LedgerOnDisk.settlement(Outcome.ACCEPTED),
                        NOW);
        assertEquals(
                List.of("orders.csv: 2 recorded so far, 1 settled, 1 remaining [1 accepted]"),
                said());
    }

    @Test
    void letsAFewLinesStandForVeryManyBatches() {
        for (int i = 1; i <= 30; i++) {
            Batch one = disk.ledger().openBatch("b", "b" + i + ".csv", "d", Set.of(), NOW);
            disk.record(SampleOrder.of("INV-" + i).in(one, 2));
        }
        List<String> said = said();
        assertEquals(11, said.size());
        // The batch without an order is under way as well.
        assertEquals("... and 21 batches more; 30 orders remaining in all", said.get(10));
    }
}
