package io.github.dokucamel.send.queue;

import static java.util.stream.Collectors.toList;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Orders whose sending broke off, most likely because the ledger could not be written. Their claims
 * go back as soon as it can be; without this they would wait for their lease to run out.
 */
final class LeftOrders {

    private static final int MOST = 500;
    private static final int MOST_REMEMBERED = 10_000;

    /** Whatever breaks off again and again is tried less and less: it may have been posted. */
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Bell bell;

    /** How often each was left, of the latest. */
    private final Map<Long, Integer> times =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    private final Queue<Claim> claims = new ConcurrentLinkedQueue<>();

    /** @param bell whoever gives claims back is not woken by the ledger */
    LeftOrders(Bell bell) {
        this.bell = bell;
    }

    void leave(Claim claim) {
        claims.add(claim);
        bell.ring();
    }

    void giveBack(Ledger ledger, long now) {
        List<Claim> some = new ArrayList<>();
        Claim next;
        while (some.size() < MOST && (next = claims.poll()) != null) {
            some.add(next);
        }
        if (some.isEmpty()) {
            return;
        }
        Map<Long, List<Claim>> byPause =
                some.stream().collect(Collectors.groupingBy(this::pauseMs, TreeMap::new, toList()));
        try {
            byPause.forEach((pause, left) -> ledger.release(left, now + pause));
        } catch (LedgerException e) {
            claims.addAll(some);
            throw e;
        }
        some.forEach(claim -> times.merge(claim.orderId(), 1, Integer::sum));
    }

    private long pauseMs(Claim claim) {
        return PAUSES.after(1 + times.getOrDefault(claim.orderId(), 0)).toMillis();
    }
}
