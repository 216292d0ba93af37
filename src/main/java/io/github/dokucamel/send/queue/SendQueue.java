package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What waits in memory for a sender. Each merchant has two lanes: orders somebody waits for go
 * before those of a batch, merchants take turns, and a merchant over its rate or on hold is passed
 * over without keeping the others waiting.
 *
 * <p>The bound is kept by those who put in: they ask {@link #room} first. An offer is never refused,
 * since its order is claimed in the ledger already.
 */
public final class SendQueue extends UnboundedQueue<Exchange> {

    private final int capacity;
    private final Admission admission;
    private final @Nullable Double ratePerSecond;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Lanes> merchants = new LinkedHashMap<>();
    private int turn;
    private boolean mayWait = true;

    /** @param rate calls per second and merchant; null means no limit */
    SendQueue(int capacity, @Nullable Double rate, Admission admission, LongSupplier nanoTime) {
        this.capacity = Rate.inTime(capacity, rate);
        this.ratePerSecond = rate;
        this.admission = admission;
        this.nanoTime = nanoTime;
    }

    /**
     * How many more orders of this merchant may wait in this lane, so that one that somebody waits
     * for never finds it full of a batch. One in all while the merchant is on trial.
     */
    public int room(String merchant, Lane lane) {
        return locked(
                () -> {
                    if (!admission.admits(merchant, nanoTime.getAsLong())) {
                        return 0;
                    }
                    boolean onTrial = admission.isOnTrial(merchant);
                    Lanes lanes = lanes(merchant);
                    int room = onTrial ? 1 - lanes.size() : capacity - lanes.of(lane).size();
                    return Math.max(0, room);
                });
    }

    /** Whether so little of the batches is left that the ledger should be asked for more. */
    public boolean isLow(String merchant) {
        int room = room(merchant, Lane.BATCH);
        return room > 0 && (room > capacity / 2 || admission.isOnTrial(merchant));
    }

    /**
     * Takes turns that no order wants: as many calls, at most {@code most}, may be made beside the
     * queue. None while an order waits, or while the merchant may not go or is on trial.
     */
    public int spareTurns(String merchant, int most) {
        return locked(
                () -> {
                    long now = nanoTime.getAsLong();
                    Lanes lanes = lanes(merchant);
                    boolean spare = lanes.size() == 0 && admission.admits(merchant, now);
                    spare &= !admission.isOnTrial(merchant);
                    int turns = 0;
                    while (spare && turns < most && lanes.rate.take(now)) {
                        turns++;
                    }
                    return turns;
                });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void during(Runnable action) {
        locked(
                () -> {
                    action.run();
                    return true;
                });
    }

    private Lanes lanes(String merchant) {
        return merchants.computeIfAbsent(merchant, m -> new Lanes(Rate.of(ratePerSecond)));
    }

    /** Another call of this merchant was made beside those of the queue: its rate counts it. */
    public void alsoCalled(String merchant) {
        during(() -> lanes(merchant).rate.spend(nanoTime.getAsLong()));
    }

    @Override
    public boolean offer(Exchange exchange) {
        Claim claim = exchange.getMessage().getBody(Claim.class);
        return locked(
                () -> {
                    lanes(claim.merchant()).of(claim.lane()).addLast(exchange);
                    changed.signal();
                    return true;
                });
    }

    @Override
    public @Nullable Exchange poll() {
        lock.lock();
        try {
            return next(nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
        long end = nanoTime.getAsLong() + unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = nanoTime.getAsLong();
                Exchange next = next(now);
                if (next != null) {
                    if (size() > 0) {
                        changed.signal();
                    }
                    return next;
                }
                long left = end - now;
                if (left <= 0 || !mayWait && size() == 0) {
                    return null;
                }
                changed.awaitNanos(size() == 0 ? left : Math.min(left, untilNextTurn(now)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether who finds nothing may wait for it; where not, those that wait go at once. */
    void mayWait(boolean may) {
        during(
                () -> {
                    mayWait = may;
                    changed.signalAll();
                });
    }

    /** The waiting lanes of all merchants first, then the batches; merchants take turns. */
    private @Nullable Exchange next(long now) {
        List<Map.Entry<String, Lanes>> all = new ArrayList<>(merchants.entrySet());
        for (Lane each : Lane.values()) {
            for (int i = 0; i < all.size(); i++) {
                int at = (turn + i) % all.size();
                String merchant = all.get(at).getKey();
                Lanes lanes = all.get(at).getValue();
                Deque<Exchange> lane = lanes.of(each);
                if (!lane.isEmpty() && admission.admits(merchant, now) && lanes.rate.take(now)) {
                    admission.admitted(merchant, now);
                    turn = at + 1;
                    return lane.pollFirst();
                }
            }
        }
        return null;
    }

    /** Nanoseconds until somebody may have a turn; at most 200 ms. */
    long untilNextTurn(long now) {
        long least = TimeUnit.MILLISECONDS.toNanos(200);
        for (Map.Entry<String, Lanes> merchant : merchants.entrySet()) {
            // One that may not go has no next turn: counted here, it would keep every sender awake.
            if (merchant.getValue().size() > 0 && admission.admits(merchant.getKey(), now)) {
                least = Math.min(least, merchant.getValue().rate.untilFree(now));
            }
        }
        // A hold that ends is noticed within this time too.
        return Math.max(100_000, least);
    }

    @Override
    public int size() {
        return locked(() -> merchants.values().stream().mapToInt(Lanes::size).sum());
    }

    /** Forgets what waits; the ledger still has it. */
    @Override
    public void clear() {
        during(() -> merchants.values().forEach(Lanes::clear));
    }

    @Override
    public Iterator<Exchange> iterator() {
        return locked(() -> merchants.values().stream().flatMap(Lanes::all).toList().iterator());
    }
}
