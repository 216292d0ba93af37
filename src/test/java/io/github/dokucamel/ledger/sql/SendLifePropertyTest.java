package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever senders, clocks and crashes do in whatever sequence: an order has one request, its doubt
 * is never forgotten, and its outcome changes for the better only.
 */
class SendLifePropertyTest {

    private static final Map<Outcome, List<String>> DESTINATIONS =
            Map.of(
                    Outcome.ACCEPTED, List.of("file:a", "mock:b"),
                    Outcome.DECLINED, List.of("file:d"),
                    Outcome.UNRESOLVED, List.of());

    private static Path dir;
    private static LedgerOnDisk disk;

    @BeforeContainer
    static void open() throws IOException {
        dir = Files.createTempDirectory("send-life");
        disk = new LedgerOnDisk(dir, DESTINATIONS);
    }

    @AfterContainer
    static void close() throws IOException {
        disk.close();
        Folders.delete(dir);
    }

    private final Map<Long, ToldOrder> told = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private String merchant;
    private long now = NOW;

    @Property(tries = 40)
    void anOrderHasOneRequestAndAnOutcomeThatOnlyGetsBetter(
            @ForAll @Size(min = 20, max = 80) List<@From("steps") SendStep> steps,
            @ForAll Random random) {
        merchant = "m" + random.nextLong();
        record();
        for (SendStep step : steps) {
            now += 10;
            take(step, random);
        }
        told.forEach(SendLifePropertyTest::compare);
    }

    @Provide
    Arbitrary<SendStep> steps() {
        return SendStep.weighted();
    }

    private void record() {
        SampleOrder order = SampleOrder.of("INV-" + told.size()).merchant(merchant);
        told.put(disk.record(order).orderId(), new ToldOrder());
    }

    private void take(SendStep step, Random random) {
        switch (step) {
            case RECORD -> record();
            case CLAIM -> disk.ledger().claim(merchant, 1, now).forEach(this::claimed);
            case BEGIN -> pick(claims, random).ifPresent(this::begin);
            case POSTPONE -> pick(attempts, random).ifPresent(a -> postpone(a, false));
            case POSTPONE_IN_DOUBT -> pick(attempts, random).ifPresent(a -> postpone(a, true));
            case ACCEPT -> pick(attempts, random).ifPresent(a -> settle(a, Outcome.ACCEPTED));
            case DECLINE -> pick(attempts, random).ifPresent(a -> settle(a, Outcome.DECLINED));
            case GIVE_UP -> pick(attempts, random).ifPresent(a -> settle(a, Outcome.UNRESOLVED));
            case RELEASE -> pick(claims, random).ifPresent(this::release);
            case LET_LEASES_RUN_OUT -> now += 1_000_000;
            case CRASH -> {
                // Its claims stay in the test's hands, as those of a sender that woke up late.
                disk.reopen();
                told.values().forEach(ToldOrder::letGo);
            }
        }
    }

    /** Mostly the latest; now and then one that was lost long ago. */
    private static <T> Optional<T> pick(List<T> from, Random random) {
        int last = from.size() - 1;
        int at = last < 0 || random.nextInt(4) > 0 ? last : random.nextInt(last + 1);
        return from.stream().skip(Math.max(0, at)).findFirst();
    }

    private void claimed(Claim claim) {
        ToldOrder order = told.get(claim.orderId());
        assertTrue(order.mayGoOn(), "a settled order was claimed");
        assertTrue(order.leaseUntil < now, "claimed twice");
        order.claim = claim.claim();
        order.leaseUntil = now + 600_000;
        claims.add(claim);
    }

    private void release(Claim claim) {
        claims.remove(claim);
        disk.ledger().release(List.of(claim), now);
        ToldOrder order = told.get(claim.orderId());
        if (order.claim == claim.claim()) {
            order.letGo();
        }
    }

    private void begin(Claim claim) {
        claims.remove(claim);
        ToldOrder order = told.get(claim.orderId());
        Optional<Attempt> begun =
                disk.ledger().beginAttempt(claim, LedgerOnDisk.request(), now, now + 1_000);
        boolean ours = order.claim == claim.claim() && order.mayGoOn();
        assertEquals(ours, begun.isPresent());
        if (ours) {
            Attempt attempt = begun.get();
            order.first = order.first == null ? attempt : order.first;
            assertEquals(++order.attempts, attempt.number());
            assertEquals(order.first.requestId(), attempt.requestId());
            assertArrayEquals(order.first.body(), attempt.body());
            assertEquals(order.first.firstAt(), attempt.firstAt());
            assertEquals(order.doubt, attempt.inDoubt());
            order.doubt = true;
            order.leaseUntil = now + 1_000;
            attempts.add(attempt);
        }
    }

    /** By a sender that still holds the order, or comes too late with one it has lost. */
    private void postpone(Attempt attempt, boolean doubt) {
        boolean known = attempt.inDoubt() || doubt;
        AttemptResult result = new AttemptResult("LATER", 503, null, null, true, known);
        disk.ledger().postpone(attempt, result, now, now);
        ToldOrder order = told.get(attempt.claim().orderId());
        if (order.claim == attempt.claim().claim() && order.mayGoOn()) {
            order.doubt = known;
            order.letGo();
        }
    }

    private void settle(Attempt attempt, Outcome outcome) {
        ToldOrder order = told.get(attempt.claim().orderId());
        boolean latest = order.claim == attempt.claim().claim();
        boolean expected =
                switch (outcome) {
                    case ACCEPTED -> order.outcome != Outcome.ACCEPTED;
                    case UNRESOLVED -> latest && order.outcome == null;
                    default -> latest && order.mayGoOn();
                };
        assertEquals(
                expected,
                disk.ledger()
                        .settle(
                                attempt,
                                LedgerOnDisk.answered(outcome.name()),
                                LedgerOnDisk.settlement(outcome),
                                now));
        boolean still = latest && order.mayGoOn() && outcome == Outcome.UNRESOLVED;
        if (expected || still) {
            order.doubt = false;
            order.letGo();
        }
        if (expected) {
            order.outcome = outcome;
            order.deliveries += DESTINATIONS.get(outcome).size();
        }
    }

    private static void compare(long orderId, ToldOrder order) {
        String of = " WHERE order_id = " + orderId;
        int requests = order.first == null ? 0 : 1;
        assertEquals(requests, disk.count("SELECT COUNT(*) FROM doku_requests" + of));
        assertEquals(order.attempts, disk.count("SELECT COUNT(*) FROM doku_attempts" + of));
        assertEquals(order.deliveries, disk.count("SELECT COUNT(*) FROM doku_deliveries" + of));
        OrderView view = disk.ledger().find(orderId).orElseThrow();
        String outcome = order.outcome == null ? "pending" : order.outcome.text();
        assertEquals(outcome, view.document().outcome());
        assertEquals(order.outcome == null, view.open());
    }
}
