package io.github.dokucamel.ledger.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevisionRuleTest {

    private final SampleOrder order = SampleOrder.of("INV-1");

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

    private void assertRefused(Recorded recorded, String reason) {
        assertEquals(Verdict.INVALID, recorded.verdict());
        Failure error = disk.ledger().find(recorded.orderId()).orElseThrow().document().error();
        assertEquals("revision", error.violations().get(0).field());
        assertTrue(error.message().contains(reason), error.message());
    }

    @Test
    void aRevisionIsTakenAfterTheOneBeforeItWasDeclined() {
        disk.settle(order, Outcome.DECLINED);
        assertEquals(Verdict.OPEN, disk.record(order.revision(2)).verdict());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "EXPIRED"})
    void aRevisionIsTakenAfterAPaymentThatCameToNothing(Outcome payment) {
        disk.settle(order, payment);
        assertEquals(Verdict.OPEN, disk.record(order.revision(2)).verdict());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "UNRESOLVED", "PAID"})
    void aRevisionIsRefusedWhileTheOneBeforeItMayBePaid(Outcome outcome) {
        disk.settle(order, outcome);
        assertRefused(disk.record(order.revision(2)), "revision 1 is " + outcome.text());
    }

    @Test
    void aRevisionIsRefusedWhileTheOneBeforeItIsPending() {
        disk.record(order);
        assertRefused(disk.record(order.revision(2)), "revision 1 is pending");
    }

    @Test
    void aRevisionOfNothingIsRefused() {
        assertRefused(disk.record(order.revision(2)), "never taken in");
        disk.settle(order, Outcome.DECLINED);
        assertRefused(disk.record(order.revision(3)), "Send it as revision 2");
    }

    @Test
    void aRefusedRevisionCanBeSentAgainLater() {
        disk.record(order.revision(2));
        disk.settle(order, Outcome.DECLINED);
        assertEquals(Verdict.OPEN, disk.record(order.revision(2)).verdict());
    }

    @Test
    void aRevisionThatIsThereAlreadyIsADuplicateOrAConflict() {
        disk.settle(order, Outcome.DECLINED);
        disk.record(order.revision(2));
        assertEquals(Verdict.DUPLICATE, disk.record(order.revision(2)).verdict());
        assertEquals(Verdict.CONFLICT, disk.record(order.revision(2).amount(1)).verdict());
    }

    @Test
    void theSameArrivalOfARefusedRevisionStaysRefused() {
        SampleOrder second = order.revision(2);
        disk.record(second);
        disk.settle(order, Outcome.DECLINED);
        Recorded again = disk.record(second);
        assertEquals(Verdict.CONTINUED, again.verdict());
        assertRefusedBefore(again);
    }

    private void assertRefusedBefore(Recorded again) {
        assertEquals(
                "invalid", disk.ledger().find(again.orderId()).orElseThrow().document().outcome());
    }
}
