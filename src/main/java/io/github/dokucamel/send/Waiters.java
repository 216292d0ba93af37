package io.github.dokucamel.send;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Callers who wait for an order to settle. Their number is bounded; one more does not wait. */
public final class Waiters {

    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
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
        try {
            CompletableFuture<Void> settled =
                    waiting.computeIfAbsent(orderId, id -> new CompletableFuture<>());
            if (!alreadySettled.getAsBoolean()) {
                settled.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            // The caller is told that the order is still in flight.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(orderId);
            places.release();
        }
    }

    void settled(long orderId) {
        CompletableFuture<Void> waiter = waiting.remove(orderId);
        if (waiter != null) {
            waiter.complete(null);
        }
    }
}
