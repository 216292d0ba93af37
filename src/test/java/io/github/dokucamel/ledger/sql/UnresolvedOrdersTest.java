package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.Resolution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders without a certain answer, from when they become unresolved until they are settled. */
class UnresolvedOrdersTest {

    private static final long LATER = NOW + 60_000;

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of(Outcome.UNRESOLVED, List.of("file:u")));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private static Settlement unresolved(String evidence, long nextAt) {
        Instant next = Instant.ofEpochMilli(nextAt);
        return new Settlement(
                Outcome.UNRESOLVED,
                false,
                null,
                500,
                null,
                new Resolution(Instant.ofEpochMilli(NOW), evidence, next, "wait", next));
    }

    private Attempt leaveUnresolved() {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        disk.ledger().settle(attempt, LedgerOnDisk.unknown(), unresolved("lost", LATER), NOW);
        return attempt;
    }

    private Claim claim(long at) {
        return disk.ledger().claim("default", 1, at).get(0);
    }

    private OutcomeDocument document() {
        return disk.ledger().find("default", "payment-page", "INV-1", 1).orElseThrow().document();
    }

    @Test
    void oneIsClaimedAgainWhenItIsDueAndNotBefore() {
        leaveUnresolved();
        assertEquals(List.of(), disk.ledger().claim("default", 1, LATER - 1));
        assertFalse(disk.ledger().hasUnresolvedDue(Set.of("default"), LATER - 1));
        assertTrue(disk.ledger().hasUnresolvedDue(Set.of("default"), LATER));
        Claim claim = claim(LATER);
        assertTrue(claim.isUnresolved());
        assertEquals(List.of(), disk.ledger().claim("default", 1, LATER));
        assertTrue(disk.ledger().hasUnresolvedDue(Set.of("default"), NOW), "while it is in hand");
    }

    @Test
    void newOrdersGoBeforeIt() {
        leaveUnresolved();
        disk.record(SampleOrder.of("INV-2"));
        assertEquals("INV-2", claim(LATER).invoiceNumber());
        assertEquals("INV-1", claim(LATER).invoiceNumber());
    }

    @Test
    void aStartMakesItDue() {
        leaveUnresolved();
        disk.reopen();
        assertEquals("INV-1", claim(NOW).invoiceNumber());
    }

    @Test
    void itKeepsItsRequestAndItsDoubt() {
        Attempt first = leaveUnresolved();
        Attempt second = disk.begin(claim(LATER));
        assertEquals(first.requestId(), second.requestId());
        assertTrue(second.inDoubt());
        assertEquals(2, second.number());
    }

    @Test
    void whatIsLearnedIsShownAndDeliversNothingMore() {
        leaveUnresolved();
        Attempt second = disk.begin(claim(LATER));
        boolean effect =
                disk.ledger()
                        .settle(
                                second,
                                LedgerOnDisk.unknown(),
                                unresolved("found", LATER + 1_000),
                                LATER);
        assertFalse(effect);
        assertEquals("found", document().resolution().lastEvidence());
        assertEquals(2, document().attempts());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_deliveries"));
        assertEquals(2, disk.count("SELECT COUNT(*) FROM doku_events WHERE kind = 'evidence'"));
        assertEquals(List.of(), disk.ledger().claim("default", 1, LATER + 999));
        assertEquals("INV-1", claim(LATER + 1_000).invoiceNumber());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DECLINED"})
    void aCertainAnswerSettlesIt(Outcome outcome) {
        leaveUnresolved();
        Attempt second = disk.begin(claim(LATER));
        assertTrue(
                disk.ledger()
                        .settle(
                                second,
                                LedgerOnDisk.answered(outcome.name()),
                                LedgerOnDisk.settlement(outcome),
                                LATER));
        assertEquals(outcome.text(), document().outcome());
        assertFalse(disk.ledger().hasOutcome("unresolved"));
    }

    @Test
    void aRefusalOfAnAttemptThatWasOvertakenCountsForNothing() {
        Attempt slow = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        disk.begin(claim(NOW + 1_001));
        assertFalse(
                disk.ledger()
                        .settle(
                                slow,
                                LedgerOnDisk.answered("DECLINED"),
                                LedgerOnDisk.settlement(Outcome.DECLINED),
                                NOW + 1_002));
        assertEquals("pending", document().outcome());
        assertTrue(
                disk.ledger()
                        .settle(
                                slow,
                                LedgerOnDisk.answered("ACCEPTED"),
                                LedgerOnDisk.settlement(Outcome.ACCEPTED),
                                NOW + 1_003));
    }

    @Test
    void aReplayByHandIsOneAttempt() {
        Attempt first = leaveUnresolved();
        assertTrue(disk.ledger().replayByHand(first.claim().orderId(), "because", NOW));
        Claim claim = claim(NOW);
        assertTrue(claim.byHand());
        disk.ledger()
                .settle(
                        disk.begin(claim),
                        LedgerOnDisk.unknown(),
                        unresolved("still lost", LATER),
                        NOW);
        assertFalse(claim(LATER).byHand());
    }

    @Test
    void aReplayByHandIsHeardWhileTheOrderIsInASendersHand() {
        leaveUnresolved();
        Claim claim = claim(LATER);
        assertFalse(claim.byHand());
        assertTrue(disk.ledger().replayByHand(claim.orderId(), "because", LATER));
        assertTrue(disk.begin(claim).claim().byHand());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplayByHandIsHeardWhileAnAttemptIsUnderWay(boolean wasPostponed) {
        leaveUnresolved();
        Attempt under = disk.begin(claim(LATER));
        assertTrue(disk.ledger().replayByHand(under.claim().orderId(), "because", LATER));
        long muchLater = LATER + 3_600_000;
        if (wasPostponed) {
            disk.ledger().postpone(under, LedgerOnDisk.unknown(), muchLater, LATER);
        } else {
            disk.ledger()
                    .settle(
                            under,
                            LedgerOnDisk.unknown(),
                            unresolved("still lost", muchLater),
                            LATER);
        }
        assertTrue(disk.begin(claim(LATER)).claim().byHand());
    }

    @Test
    void aReplayByHandThatNeverLeftIsWantedStill() {
        leaveUnresolved();
        Claim claim = claim(LATER);
        assertTrue(disk.ledger().replayByHand(claim.orderId(), "because", LATER));
        Attempt notSent = disk.begin(claim);
        AttemptResult nothing = new AttemptResult("NOT_SENT", null, null, null, false, true);
        disk.ledger().postpone(notSent, nothing, LATER, LATER);
        assertTrue(claim(LATER).byHand());
    }

    @Test
    void onlyAnUnresolvedOrderIsDecidedByHand() {
        Attempt accepted = disk.settle(SampleOrder.of("INV-2"), Outcome.ACCEPTED);
        long open = disk.record(SampleOrder.of("INV-3")).orderId();
        for (long id : new long[] {accepted.claim().orderId(), open}) {
            assertFalse(disk.ledger().settleByHand(id, Outcome.DECLINED, null, "because", NOW));
            assertFalse(disk.ledger().replayByHand(id, "because", NOW));
        }
    }

    @Test
    void dokusLateYesWinsOverAPersonsNo() {
        leaveUnresolved();
        Attempt under = disk.begin(claim(LATER));
        assertTrue(
                disk.ledger()
                        .settleByHand(
                                under.claim().orderId(), Outcome.DECLINED, null, "gone", LATER));
        disk.ledger().postpone(under, LedgerOnDisk.unknown(), LATER, LATER);
        assertEquals("declined", document().outcome());
        assertTrue(
                disk.ledger()
                        .settle(
                                under,
                                LedgerOnDisk.answered("ACCEPTED"),
                                LedgerOnDisk.settlement(Outcome.ACCEPTED),
                                LATER));
        assertEquals("accepted", document().outcome());
    }

    @Test
    void holdsOutliveARestart() {
        Hold hold = new Hold("default", "invalid_signature", "invalid_signature (no)", NOW);
        disk.ledger().hold(hold);
        disk.ledger().hold(hold);
        disk.reopen();
        assertEquals(List.of(hold), disk.ledger().holds());
        disk.ledger().lift("default");
        assertEquals(List.of(), disk.ledger().holds());
    }
}
