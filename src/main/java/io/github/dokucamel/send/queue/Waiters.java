package io.github.dokucamel.send.queue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Callers who wait for an order to settle. Their number is bounded; one more does not wait. */
public final class Waiters {

    private final Map<Long, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;

    public Waiters(int most) {
        this.places = new Semaphore(most);
    }

    /**
     * Waits until the order is settled, at most so long.
     *
     * @param alreadySettled asked once after the wait is registered, so that no settling is missed
     */
    public void await(long orderId, Duration atMost, BooleanSupplier alreadySettled)
            throws InterruptedException {
        if (!places.tryAcquire()) {
            return;
        }
        CompletableFuture<Void> settled = new CompletableFuture<>();
        try {
            waiting.compute(orderId, (id, others) -> with(others, settled));
            if (!alreadySettled.getAsBoolean()) {
                settled.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            // The caller is told that the order is still in flight.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.computeIfPresent(orderId, (id, others) -> without(others, settled));
            places.release();
        }
    }

    private static <T> Set<T> with(@Nullable Set<T> others, T one) {
        Set<T> all = others == null ? new HashSet<>() : others;
        all.add(one);
        return all;
    }

    private static <T> @Nullable Set<T> without(Set<T> all, T one) {
        all.remove(one);
        return all.isEmpty() ? null : all;
    }

    public void settled(long orderId) {
        Set<CompletableFuture<Void>> all = waiting.remove(orderId);
        if (all != null) {
            all.forEach(waiter -> waiter.complete(null));
        }
    }
}
