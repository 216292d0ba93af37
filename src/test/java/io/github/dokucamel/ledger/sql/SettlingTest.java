package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlingTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk =
                new LedgerOnDisk(
                        dir,
                        Map.of(
                                Outcome.ACCEPTED,
                                List.of("file:a", "mock:b"),
                                Outcome.UNRESOLVED,
                                List.of("file:u")));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private boolean settle(Attempt attempt, Outcome outcome) {
        return disk.ledger()
                .settle(attempt, answered(outcome.name()), settlement(outcome), NOW + 5);
    }

    private OutcomeDocument document(Attempt attempt) {
        return disk.ledger().find(attempt.claim().orderId()).orElseThrow().document();
    }

    @Test
    void theDocumentTellsWhatCameOfTheOrder() {
        Batch batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1").in(batch, 12)));
        assertTrue(settle(attempt, Outcome.ACCEPTED));
        OutcomeDocument document = document(attempt);
        assertEquals("INV-1", document.invoiceNumber());
        assertEquals("accepted", document.outcome());
        assertEquals(attempt.requestId(), document.requestId());
        assertEquals("https://pay.doku.com/1", document.paymentUrl());
        assertEquals(1, document.attempts());
        assertEquals(
                new OutcomeDocument.Arrival("file", "orders.csv", 12L, null), document.source());
        assertEquals(NOW, document.receivedAt().toEpochMilli());
        assertFalse(disk.ledger().find(attempt.claim().orderId()).orElseThrow().open());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DECLINED", "UNRESOLVED"})
    void theFirstOutcomeStays(Outcome first) {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), first);
        assertFalse(settle(attempt, Outcome.DECLINED));
        assertFalse(settle(attempt, Outcome.UNRESOLVED));
        assertEquals(first.text(), document(attempt).outcome());
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "UNRESOLVED"})
    void acceptedReplacesWhatWasOnlyBelieved(Outcome first) {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), first);
        String before = document(attempt).deliveryId();
        assertTrue(settle(attempt, Outcome.ACCEPTED));
        assertEquals("accepted", document(attempt).outcome());
        assertNotEquals(before, document(attempt).deliveryId());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "PAID", "FAILED", "EXPIRED"})
    void acceptedDoesNotReplaceWhatCameAfterIt(Outcome first) {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), first);
        assertFalse(settle(attempt, Outcome.ACCEPTED));
        assertEquals(first.text(), document(attempt).outcome());
    }

    @Test
    void countsOfTheBatchFollowAReplacedOutcome() {
        Batch batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
        Attempt attempt = disk.settle(SampleOrder.of("INV-1").in(batch, 2), Outcome.UNRESOLVED);
        disk.record(SampleOrder.of("INV-2").in(batch, 3));
        settle(attempt, Outcome.ACCEPTED);
        BatchCounts counts = disk.ledger().openBatches().get(0);
        assertEquals(2, counts.total());
        assertEquals(1, counts.open());
        assertEquals(Map.of("accepted", 1L, "unresolved", 0L), counts.outcomes());
    }

    @Test
    void anOutcomeGoesOnceToEachOfItsDestinations() {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        settle(attempt, Outcome.ACCEPTED);
        assertEquals(1, disk.ledger().dueDeliveries("file:a", 9, NOW).size());
        assertEquals(1, disk.ledger().dueDeliveries("mock:b", 9, NOW).size());
        assertEquals(2, disk.count("SELECT COUNT(*) FROM doku_deliveries"));
    }

    @Test
    void whoAskedForAReplyGetsOneBesideTheDestinations() {
        Source jms = new Source("jms", "doku.orders", null, "queue:answers", "C-1");
        disk.settle(SampleOrder.of("INV-1").from(jms), Outcome.DECLINED);
        Delivery reply = disk.ledger().dueDeliveries("reply", 9, NOW + 9).get(0);
        assertEquals("queue:answers", reply.replyTo());
        assertEquals("C-1", reply.correlationId());
        assertEquals("declined", reply.outcome());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_deliveries"));
    }

    @Test
    void aReplacedOutcomeIsDeliveredBesideTheFirst() {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), Outcome.UNRESOLVED);
        settle(attempt, Outcome.ACCEPTED);
        assertEquals(1, disk.ledger().dueDeliveries("file:u", 9, NOW + 9).size());
        assertEquals(1, disk.ledger().dueDeliveries("file:a", 9, NOW + 9).size());
    }

    @Test
    void aLateAcceptanceOfAFormerHolderCounts() {
        Attempt slow = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        Claim again = disk.ledger().claim("default", 1, NOW + 2_000).get(0);
        disk.begin(again);
        assertTrue(settle(slow, Outcome.ACCEPTED));
        assertTrue(disk.ledger().beginAttempt(again, LedgerOnDisk.request(), NOW, NOW).isEmpty());
    }

    @Test
    void onlyOneOfManyAtTheSameTimeSettles() throws Exception {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> settled = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            settled.add(pool.submit(() -> settle(attempt, Outcome.ACCEPTED)));
        }
        int effective = 0;
        for (Future<Boolean> one : settled) {
            effective += one.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(1, effective);
        assertEquals(1, disk.ledger().dueDeliveries("file:a", 99, NOW + 9).size());
    }
}
