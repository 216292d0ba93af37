package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Tally;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingTest {

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

    @Test
    void aReportHoldsTheOrdersOfOneBatchInLineOrder() {
        Batch batch = disk.ledger().openBatch("a.csv", "a.csv", "d", Set.of(), NOW);
        Batch other = disk.ledger().openBatch("b.csv", "b.csv", "d", Set.of(), NOW);
        Attempt accepted = disk.settle(SampleOrder.of("INV-9").in(batch, 9), Outcome.ACCEPTED);
        disk.record(SampleOrder.of("INV-2").in(batch, 2));
        disk.ledger().record(List.of(SampleOrder.of("INV-5").in(batch, 5).invalid()), 0, NOW);
        disk.record(SampleOrder.of("INV-3").in(other, 3));
        List<ReportRow> rows = new ArrayList<>();
        disk.ledger().report(batch.id(), rows::add);
        assertEquals(
                List.of("2 INV-2 pending", "5 INV-5 invalid", "9 INV-9 accepted"),
                rows.stream()
                        .map(row -> row.line() + " " + row.invoiceNumber() + " " + row.outcome())
                        .toList());
        assertEquals("invalid_order", rows.get(1).errorCode());
        assertEquals(accepted.requestId(), rows.get(2).requestId());
        assertEquals("https://pay.doku.com/1", rows.get(2).paymentUrl());
    }

    @Test
    void anAttemptedOrderIsReportedWithItsRequestId() {
        Batch batch = disk.ledger().openBatch("a.csv", "a.csv", "d", Set.of(), NOW);
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1").in(batch, 2)));
        disk.ledger()
                .report(
                        batch.id(),
                        row -> {
                            assertEquals("pending", row.outcome());
                            assertEquals(attempt.requestId(), row.requestId());
                        });
    }

    @Test
    void aReportDoesNotKeepOthersFromWritingAndAsking() {
        Batch batch = disk.ledger().openBatch("a.csv", "a.csv", "d", Set.of(), NOW);
        disk.record(SampleOrder.of("INV-1").in(batch, 2));
        disk.ledger()
                .report(
                        batch.id(),
                        row -> {
                            disk.record(SampleOrder.of("INV-2"));
                            assertEquals(2, disk.ledger().claim("default", 9, NOW).size());
                        });
    }

    @Test
    void theTallyCountsByIntakeSourceAndOutcome() {
        Batch batch = disk.ledger().openBatch("a.csv", "a.csv", "d", Set.of(), NOW);
        disk.record(SampleOrder.of("INV-1").in(batch, 1));
        disk.record(SampleOrder.of("INV-2").in(batch, 2));
        disk.record(SampleOrder.of("INV-2").in(batch, 3));
        disk.settle(SampleOrder.of("INV-3"), Outcome.DECLINED);
        assertEquals(
                List.of(
                        new Tally("file", "a.csv", "pending", 2),
                        new Tally("file", "a.csv", "duplicate", 1),
                        new Tally("rest", null, "declined", 1)),
                disk.ledger().tally());
    }

    @Test
    void findsTheOwnerOfAKeyAndNoDuplicate() {
        Recorded owner = disk.record(SampleOrder.of("INV-1"));
        disk.record(SampleOrder.of("INV-1"));
        assertEquals(
                owner.orderId(),
                disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow().orderId());
        assertTrue(disk.ledger().find("default", "payment-page", "INV-1", 2).isEmpty());
        assertTrue(disk.ledger().find("other", "payment-page", "INV-1", 1).isEmpty());
        assertTrue(disk.ledger().find(4711).isEmpty());
    }

    @Test
    void knowsWhoseOrdersAreOpen() {
        disk.record(SampleOrder.of("INV-1").merchant("a"));
        disk.settle(SampleOrder.of("INV-1").merchant("b"), Outcome.ACCEPTED);
        assertTrue(disk.ledger().hasOpenOrders(Set.of("a", "b")));
        assertFalse(disk.ledger().hasOpenOrders(Set.of("b")));
        assertFalse(disk.ledger().hasOpenOrders(Set.of()));
    }

    @Test
    void knowsWhichOutcomesThereAre() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.UNRESOLVED);
        assertTrue(disk.ledger().hasOutcome("unresolved"));
        assertFalse(disk.ledger().hasOutcome("accepted"));
    }

    @Test
    void aQuestionThatFailedDoesNotMakeTheNextAnswerOld() {
        Recorded broken = disk.record(SampleOrder.of("INV-1"));
        disk.change("UPDATE doku_orders SET document = 'no document'");
        assertThrows(RuntimeException.class, () -> disk.ledger().find(broken.orderId()));
        Recorded next = disk.record(SampleOrder.of("INV-2"));
        assertTrue(disk.ledger().find(next.orderId()).isPresent());
    }
}
