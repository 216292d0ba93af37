package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private final SampleOrder order = SampleOrder.of("INV-1");

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of(Outcome.DUPLICATE, List.of("file:d")));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private OutcomeDocument document(Recorded recorded) {
        return disk.ledger().find(recorded.orderId()).orElseThrow().document();
    }

    @Test
    void aNewOrderIsOpenAndPending() {
        Recorded recorded = disk.record(order);
        assertEquals(Verdict.OPEN, recorded.verdict());
        assertEquals(recorded.orderId(), recorded.ownerId());
        assertNull(recorded.claim());
        OrderView view = disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow();
        assertTrue(view.open());
        assertEquals("pending", view.document().outcome());
        assertEquals(List.of("recorded"), view.history().stream().map(e -> e.kind()).toList());
    }

    @Test
    void claimsAsManyNewOrdersAsThereIsRoomForInMemory() {
        List<Recorded> recorded =
                disk.ledger()
                        .record(
                                List.of(
                                        SampleOrder.of("INV-1").valid(),
                                        SampleOrder.of("INV-2").invalid(),
                                        SampleOrder.of("INV-3").awaited().valid(),
                                        SampleOrder.of("INV-4").valid()),
                                2,
                                NOW);
        assertEquals("INV-1", recorded.get(0).claim().invoiceNumber());
        assertNull(recorded.get(1).claim());
        assertEquals(Lane.WAITING, recorded.get(2).claim().lane());
        assertNull(recorded.get(3).claim());
        assertArrayEquals(order.valid().checked().content(), recorded.get(0).claim().content());
    }

    @Test
    void anInvalidOrderIsSettledAndClaimsNoKey() {
        Recorded invalid = disk.ledger().record(List.of(order.invalid()), 1, NOW).get(0);
        assertEquals(Verdict.INVALID, invalid.verdict());
        assertEquals("invalid", document(invalid).outcome());
        assertEquals("invalid_order", document(invalid).error().code());
        assertEquals("amount", document(invalid).error().violations().get(0).field());
        assertEquals(Verdict.OPEN, disk.record(order.again()).verdict());
    }

    @Test
    void anInvalidOrderWithoutAnInvoiceNumberIsRecordedToo() {
        Recorded invalid =
                disk.ledger().record(List.of(SampleOrder.of(null).invalid()), 1, NOW).get(0);
        assertEquals("invalid", document(invalid).outcome());
        assertNull(document(invalid).invoiceNumber());
    }

    @Test
    void theSameContentUnderTheSameKeyIsADuplicateOfItsOwner() {
        Recorded owner = disk.record(order);
        Recorded duplicate = disk.record(order.again());
        assertEquals(Verdict.DUPLICATE, duplicate.verdict());
        assertEquals(owner.orderId(), duplicate.ownerId());
        assertNotEquals(owner.orderId(), duplicate.orderId());
        assertTrue(document(duplicate).error().message().contains("is pending"));
        assertTrue(
                disk.ledger().find(owner.orderId()).orElseThrow().history().stream()
                        .anyMatch(event -> event.kind().equals("duplicate arrived")));
    }

    @Test
    void aDuplicateAnswersWithTheStoredOutcome() {
        Attempt first = disk.settle(order, Outcome.ACCEPTED);
        OutcomeDocument duplicate = document(disk.record(order.again()));
        assertEquals("https://pay.doku.com/1", duplicate.paymentUrl());
        assertEquals(first.requestId(), duplicate.requestId());
        assertTrue(duplicate.error().message().contains("is accepted"));
        assertEquals(1, disk.ledger().dueDeliveries("file:d", 9, NOW).size());
    }

    @Test
    void otherContentUnderTheSameKeyIsAConflictAndTellsNothingOfTheOwner() {
        disk.settle(order, Outcome.ACCEPTED);
        Recorded conflict = disk.record(order.amount(1));
        assertEquals(Verdict.CONFLICT, conflict.verdict());
        assertNull(document(conflict).paymentUrl());
        assertNull(document(conflict).requestId());
        assertTrue(disk.ledger().claim("default", 9, NOW + 1).isEmpty());
    }

    @Test
    void aConflictSaysWhereTheEarlierOneStandsAndWhatDiffers() {
        Batch first = disk.ledger().openBatch("books.csv", "books.csv", "1", Set.of(), NOW);
        Batch second = disk.ledger().openBatch("more.csv", "more.csv", "2", Set.of(), NOW);
        disk.record(order.in(first, 7));
        for (Batch batch : List.of(first, second)) {
            NewOrder again = order.amount(1).in(batch, 9).valid();
            OutcomeDocument document =
                    document(disk.ledger().record(List.of(again), 9, NOW).get(0));
            String said = document.error().message();
            String from =
                    batch == first
                            ? "from line 7 of the same file on "
                            : "from line 7 of books.csv on ";
            assertTrue(said.contains("The earlier one came " + from + "2026-"), said);
            assertTrue(said.contains("What differs: amount (90000 before, 1 now)."), said);
        }
        String same = document(disk.record(order.again())).error().message();
        assertTrue(same.contains("line 7 of books.csv"), same);
    }

    @Test
    void theKeyIsOfMerchantOperationInvoiceNumberAndRevision() {
        disk.record(order);
        assertEquals(Verdict.OPEN, disk.record(order.merchant("other")).verdict());
        assertEquals(Verdict.OPEN, disk.record(SampleOrder.of("inv-1")).verdict());
    }

    @Test
    void keysAreOwnedByOpenAndSettledOrdersOnly() {
        disk.record(order);
        disk.record(order.again());
        disk.record(order.amount(1));
        disk.ledger().record(List.of(order.again().invalid()), 0, NOW);
        assertEquals(4, disk.count("SELECT COUNT(*) FROM doku_orders"));
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_orders WHERE claims_key = 1"));
    }

    @Test
    void theSameArrivalContinuesItsOwnOrder() {
        Recorded first = disk.record(order);
        Recorded again = disk.record(order);
        assertEquals(Verdict.CONTINUED, again.verdict());
        assertEquals(first.orderId(), again.orderId());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_orders"));
    }

    @Test
    void theSameArrivalOfADuplicateConflictOrInvalidOrderIsNotRecordedTwice() {
        disk.record(order);
        List<NewOrder> arrivals =
                List.of(
                        order.again().valid(),
                        order.amount(1).valid(),
                        SampleOrder.of("INV-2").invalid());
        List<Recorded> first = disk.ledger().record(arrivals, 9, NOW);
        List<Recorded> again = disk.ledger().record(arrivals, 9, NOW);
        for (int i = 0; i < 3; i++) {
            assertEquals(Verdict.CONTINUED, again.get(i).verdict());
            assertEquals(first.get(i).orderId(), again.get(i).orderId());
        }
        assertEquals(1, disk.ledger().dueDeliveries("file:d", 9, NOW).size());
    }

    @Test
    void anArrivalContinuesAcrossARestart() {
        Recorded first = disk.record(order);
        disk.reopen();
        assertEquals(first.orderId(), disk.record(order).orderId());
        assertFalse(disk.ledger().claim("default", 9, NOW).isEmpty());
    }
}
