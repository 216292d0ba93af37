package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

    private static final long LEASE = 600_000;
    private static final long LATER = NOW + 1;

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

    private List<String> claimed(int limit, long now) {
        return disk.ledger().claim("default", limit, now).stream()
                .map(Claim::invoiceNumber)
                .toList();
    }

    @Test
    void theOnesSomebodyWaitsForComeFirstThenTheEarliestDueThenTheFirstRecorded() {
        Claim late = disk.recordAndClaim(SampleOrder.of("due-later"));
        disk.record(SampleOrder.of("first"));
        disk.record(SampleOrder.of("second"));
        disk.record(SampleOrder.of("awaited").awaited());
        disk.ledger().release(List.of(late), NOW + 5);
        assertEquals(List.of("awaited", "first"), claimed(2, NOW + 9));
        assertEquals(List.of("second", "due-later"), claimed(9, NOW + 9));
    }

    @Test
    void anOrderIsNotClaimedBeforeItIsDue() {
        Claim claim = disk.recordAndClaim(SampleOrder.of("INV-1"));
        disk.ledger().release(List.of(claim), NOW + 100);
        assertEquals(List.of(), claimed(9, NOW + 99));
        assertEquals(List.of("INV-1"), claimed(9, NOW + 100));
    }

    @Test
    void aClaimedOrderIsNotClaimedAgainUntilItsLeaseRunsOut() {
        disk.record(SampleOrder.of("INV-1"));
        assertEquals(List.of("INV-1"), claimed(9, LATER));
        assertEquals(List.of(), claimed(9, LATER + LEASE));
        assertEquals(List.of("INV-1"), claimed(9, LATER + LEASE + 1));
    }

    @Test
    void anOrderHandedOverInMemoryIsClaimed() {
        disk.recordAndClaim(SampleOrder.of("INV-1"));
        assertEquals(List.of(), claimed(9, LATER));
    }

    @Test
    void eachClaimIsAnotherOne() {
        Claim first = disk.recordAndClaim(SampleOrder.of("INV-1"));
        disk.ledger().release(List.of(first), NOW);
        Claim second = disk.ledger().claim("default", 1, LATER).get(0);
        assertEquals(first.orderId(), second.orderId());
        assertNotEquals(first.claim(), second.claim());
    }

    @Test
    void aReleaseByAFormerHolderChangesNothing() {
        Claim stale = disk.recordAndClaim(SampleOrder.of("INV-1"));
        disk.ledger().release(List.of(stale), NOW);
        Claim current = disk.ledger().claim("default", 1, LATER).get(0);
        disk.ledger().release(List.of(stale), NOW);
        assertEquals(List.of(), claimed(9, LATER));
        assertTrue(beginsWith(current).isPresent());
    }

    private Optional<Attempt> beginsWith(Claim claim) {
        return disk.ledger().beginAttempt(claim, LedgerOnDisk.request(), LATER, LATER + 9);
    }

    @Test
    void anAttemptSetsTheLeaseAndPostponingEndsIt() {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        assertEquals(List.of(), claimed(9, NOW + 1_000));
        disk.ledger().postpone(attempt, LedgerOnDisk.unknown(), NOW + 500, NOW + 400);
        assertEquals(List.of(), claimed(9, NOW + 499));
        assertEquals(List.of("INV-1"), claimed(9, NOW + 500));
    }

    @Test
    void anAttemptWhoseSenderDisappearedIsClaimedAgainAfterItsLease() {
        disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        assertEquals(List.of("INV-1"), claimed(9, NOW + 1_001));
    }

    @Test
    void settledOrdersAndOtherMerchantsAreNotClaimed() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        disk.settle(SampleOrder.of("INV-2"), Outcome.DECLINED);
        disk.record(SampleOrder.of("INV-3").merchant("other"));
        assertEquals(List.of(), claimed(9, NOW + 2 * LEASE));
        assertEquals(1, disk.ledger().claim("other", 9, LATER).size());
    }

    @Test
    void noOrderIsClaimedTwiceByManyAtTheSameTime() throws Exception {
        List<NewOrder> orders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            orders.add(SampleOrder.of("INV-" + i).valid());
        }
        disk.ledger().record(orders, 0, NOW);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<List<Claim>>> claims = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            claims.add(pool.submit(() -> disk.ledger().claim("default", 7, LATER)));
        }
        List<Long> ids = new ArrayList<>();
        for (Future<List<Claim>> claim : claims) {
            claim.get().forEach(one -> ids.add(one.orderId()));
        }
        pool.shutdown();
        assertEquals(200, ids.size());
        assertEquals(200, new HashSet<>(ids).size());
    }
}
