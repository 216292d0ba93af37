package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.OrderView;
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

class OutboxTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of(Outcome.ACCEPTED, List.of("file:a", "mock:b")));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private List<Delivery> due(String destination, long now) {
        return disk.ledger().dueDeliveries(destination, 9, now);
    }

    private Delivery accepted(String invoiceNumber) {
        disk.settle(SampleOrder.of(invoiceNumber), Outcome.ACCEPTED);
        List<Delivery> due = due("file:a", NOW);
        return due.get(due.size() - 1);
    }

    @Test
    void aDeliveryHoldsTheDocumentThatTheOrderKeeps() {
        Delivery delivery = accepted("INV-1");
        OrderView view = disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow();
        assertArrayEquals(view.document().toJson(), delivery.document());
        assertEquals(view.document().deliveryId(), delivery.deliveryId());
        assertEquals("default-payment-page-INV-1-r1-accepted.json", delivery.fileName());
        assertEquals(delivery.deliveryId(), due("mock:b", NOW).get(0).deliveryId());
    }

    @Test
    void outcomesThatCanRepeatHaveTheDeliveryIdInTheirFileName() {
        disk.close();
        disk = new LedgerOnDisk(dir, Map.of(Outcome.DUPLICATE, List.of("file:d")));
        disk.record(SampleOrder.of("INV-1"));
        disk.record(SampleOrder.of("INV-1"));
        Delivery delivery = due("file:d", NOW).get(0);
        assertTrue(delivery.fileName().contains(delivery.deliveryId()), delivery.fileName());
    }

    @Test
    void aDeliveryIsPendingThenStagedThenDelivered() {
        Delivery pending = accepted("INV-1");
        assertFalse(pending.staged());
        disk.ledger().staged(List.of(pending));
        disk.reopen();
        assertTrue(due("file:a", NOW).get(0).staged());
        disk.ledger().delivered(List.of(pending), NOW);
        assertEquals(List.of(), due("file:a", NOW + 9));
        assertEquals(1, due("mock:b", NOW).size());
    }

    @Test
    void theDocumentIsDroppedOnceItIsDeliveredAndTheOrderKeepsItsOwn() {
        disk.ledger().delivered(List.of(accepted("INV-1")), NOW);
        assertEquals(
                1, disk.count("SELECT COUNT(*) FROM doku_deliveries WHERE document IS NOT NULL"));
        OutcomeDocument kept =
                disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow().document();
        assertEquals("accepted", kept.outcome());
    }

    @Test
    void whatWasDeliveredDoesNotComeBack() {
        Delivery delivery = accepted("INV-1");
        disk.ledger().delivered(List.of(delivery), NOW);
        disk.ledger().staged(List.of(delivery));
        disk.ledger().deliveryFailed(delivery, "IOException", NOW);
        assertEquals(List.of(), due("file:a", NOW + 9));
    }

    @Test
    void aFailedDeliveryComesAgainWhenItIsDueAndKeepsNobodyElseWaiting() {
        Delivery first = accepted("INV-1");
        Delivery second = accepted("INV-2");
        disk.ledger().deliveryFailed(first, "IOException", NOW + 500);
        assertEquals(
                List.of(second.id()), due("file:a", NOW + 499).stream().map(Delivery::id).toList());
        Delivery again = due("file:a", NOW + 500).get(1);
        assertEquals(first.deliveryId(), again.deliveryId());
        assertEquals(1, again.tries());
        assertEquals(2, due("mock:b", NOW).size());
    }

    @Test
    void aFailedDeliveryStaysStaged() {
        Delivery delivery = accepted("INV-1");
        disk.ledger().staged(List.of(delivery));
        disk.ledger().deliveryFailed(delivery, "IOException", NOW);
        assertTrue(due("file:a", NOW).get(0).staged());
    }

    @Test
    void givesTheOldestFirstAndNoMoreThanAsked() {
        accepted("INV-1");
        accepted("INV-2");
        accepted("INV-3");
        assertEquals(
                List.of(
                        "default-payment-page-INV-1-r1-accepted.json",
                        "default-payment-page-INV-2-r1-accepted.json"),
                disk.ledger().dueDeliveries("file:a", 2, NOW).stream()
                        .map(Delivery::fileName)
                        .toList());
    }

    @Test
    void knowsWhichDestinationsStillWaitAlsoOnesNoLongerConfigured() {
        Delivery delivery = accepted("INV-1");
        disk.close();
        disk = new LedgerOnDisk(dir, Map.of());
        assertEquals(Set.of("file:a", "mock:b"), disk.ledger().pendingDestinations());
        disk.ledger().delivered(List.of(delivery), NOW);
        assertEquals(Set.of("mock:b"), disk.ledger().pendingDestinations());
    }

    @Test
    void tellsWhetherDeliveriesAreLeftThatHaveNotFailedTooOften() {
        assertFalse(disk.ledger().hasDeliveries(1));
        Delivery toFile = accepted("INV-1");
        disk.ledger().delivered(due("mock:b", NOW), NOW);
        assertTrue(disk.ledger().hasDeliveries(1));
        disk.ledger().deliveryFailed(toFile, "IOException", NOW);
        assertFalse(disk.ledger().hasDeliveries(1));
        assertTrue(disk.ledger().hasDeliveries(2));
        disk.ledger().delivered(List.of(toFile), NOW);
        assertFalse(disk.ledger().hasDeliveries(2));
    }
}
