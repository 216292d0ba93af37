package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.request;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.unknown;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {

    private static final AttemptResult NOT_SENT =
            new AttemptResult("NOT_SENT", null, null, null, false, false);

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

    private Claim newClaim() {
        return disk.recordAndClaim(SampleOrder.of("INV-1"));
    }

    private Claim claimAgain() {
        return disk.ledger().claim("default", 1, NOW + 10_000).get(0);
    }

    private Optional<Attempt> begin(Claim claim, NewRequest request) {
        return disk.ledger().beginAttempt(claim, request, NOW + 50, NOW + 100);
    }

    @Test
    void theFirstAttemptStoresTheRequest() {
        NewRequest offered = request();
        Attempt first = begin(newClaim(), offered).orElseThrow();
        assertEquals(1, first.number());
        assertEquals(0, first.counted());
        assertFalse(first.inDoubt());
        assertEquals(NOW + 50, first.firstAt());
        assertEquals(offered.requestId(), first.requestId());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_requests"));
    }

    @Test
    void anAttemptInDoubtRepeatsWhatWasStoredWhateverIsOffered() {
        NewRequest stored = request();
        Attempt first = begin(newClaim(), stored).orElseThrow();
        disk.ledger().postpone(first, unknown(), NOW, NOW);
        disk.reopen();
        NewRequest other =
                new NewRequest("R-2", "https://other", "BRN-2", "/x", "other".getBytes());
        Attempt second =
                disk.ledger().beginAttempt(claimAgain(), other, NOW + 999, NOW + 999).orElseThrow();
        assertEquals(2, second.number());
        assertEquals(1, second.counted());
        assertEquals(NOW + 50, second.firstAt());
        assertEquals(stored.requestId(), second.requestId());
        assertEquals(stored.baseUrl(), second.baseUrl());
        assertEquals(stored.clientId(), second.clientId());
        assertEquals(stored.target(), second.target());
        assertArrayEquals(stored.body(), second.body());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_requests"));
    }

    @Test
    void aMendedAddressIsUsedWhileNothingMayHaveHappened() {
        NewRequest stored = request();
        Attempt first = begin(newClaim(), stored).orElseThrow();
        disk.ledger().postpone(first, NOT_SENT, NOW, NOW);
        NewRequest mended =
                new NewRequest("R-2", "https://other", "BRN-2", "/x", "other".getBytes());
        Attempt second = begin(claimAgain(), mended).orElseThrow();
        assertEquals("https://other", second.baseUrl());
        assertEquals("BRN-2", second.clientId());
        assertEquals("/x", second.target());
        assertEquals(stored.requestId(), second.requestId());
        assertArrayEquals(stored.body(), second.body());
        disk.ledger().postpone(second, unknown(), NOW, NOW);
        assertEquals("https://other", begin(claimAgain(), request()).orElseThrow().baseUrl());
    }

    @Test
    void aStaleClaimBeginsNothing() {
        Claim stale = newClaim();
        disk.ledger().release(List.of(stale), NOW);
        Claim current = claimAgain();
        assertTrue(begin(stale, request()).isEmpty());
        assertTrue(begin(current, request()).isPresent());
        assertEquals(1, disk.count("SELECT COUNT(*) FROM doku_attempts"));
    }

    @Test
    void aSettledOrderIsNotAttempted() {
        Claim claim = newClaim();
        Attempt attempt = disk.begin(claim);
        disk.ledger().settle(attempt, unknown(), LedgerOnDisk.settlement(Outcome.DECLINED), NOW);
        assertTrue(begin(claim, request()).isEmpty());
    }

    @Test
    void anAttemptThatWasBegunAndNeverFinishedLeavesDoubt() {
        disk.begin(newClaim());
        disk.reopen();
        Attempt second = disk.begin(claimAgain());
        assertEquals(2, second.number());
        assertTrue(second.inDoubt());
    }

    @Test
    void doubtFollowsWhatPostponingSaid() {
        Attempt first = disk.begin(newClaim());
        disk.ledger().postpone(first, NOT_SENT, NOW, NOW);
        Attempt second = disk.begin(claimAgain());
        assertFalse(second.inDoubt());
        assertEquals(0, second.counted());
        disk.ledger().postpone(second, unknown(), NOW, NOW);
        Attempt third = disk.begin(claimAgain());
        assertTrue(third.inDoubt());
        assertEquals(1, third.counted());
    }

    @Test
    void doubtSurvivesAnAttemptThatNeverLeft() {
        Attempt first = disk.begin(newClaim());
        disk.ledger().postpone(first, unknown(), NOW, NOW);
        Attempt second = disk.begin(claimAgain());
        AttemptResult stillInDoubt =
                new AttemptResult("NOT_SENT", null, null, null, false, second.inDoubt());
        disk.ledger().postpone(second, stillInDoubt, NOW, NOW);
        disk.reopen();
        assertTrue(disk.begin(claimAgain()).inDoubt());
    }

    @Test
    void postponingByAFormerHolderDoesNotTouchTheOrder() {
        Attempt first = disk.begin(newClaim());
        Attempt second = disk.begin(claimAgain());
        disk.ledger().postpone(first, NOT_SENT, NOW, NOW);
        assertTrue(disk.ledger().claim("default", 1, NOW).isEmpty());
        disk.ledger().postpone(second, unknown(), NOW, NOW);
        assertTrue(disk.begin(claimAgain()).inDoubt());
    }

    @Test
    void everyAttemptStandsInTheHistory() {
        Attempt first = disk.begin(newClaim());
        AttemptResult refused = new AttemptResult("LATER", 503, "busy", "Try later", true, true);
        disk.ledger().postpone(first, refused, NOW, NOW);
        OrderView view = disk.ledger().find(first.claim().orderId()).orElseThrow();
        assertTrue(
                view.history()
                        .contains(
                                new OrderView.Event(
                                        NOW, "attempt 1", "LATER HTTP 503 busy", null, null)));
        assertEquals(1, view.document().attempts());
        assertEquals(first.requestId(), view.document().requestId());
    }
}
