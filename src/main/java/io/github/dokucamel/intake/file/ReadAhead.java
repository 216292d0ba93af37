package io.github.dokucamel.intake.file;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the elements of an iterator on a thread of its own, one ahead and one at hand. The first is
 * made by who asks for it: where it is the only one, there is no other thread. What fails there fails
 * here, after all that came before it.
 *
 * <p>For one thread, that which asks.
 */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private static final int AHEAD = 1;
    private static final long LONGEST_END_S = 10;

    /** @param value null at the end, and with a failure */
    private record Made<T>(@Nullable T value, @Nullable Throwable failure) {}

    private final Iterator<? extends T> source;
    private final Supplier<ExecutorService> threads;
    private final BlockingQueue<Made<T>> queue = new ArrayBlockingQueue<>(AHEAD);
    private @Nullable ExecutorService maker;
    private @Nullable Made<T> next;
    private boolean begun;
    private volatile boolean closed;

    /** @param threads makes one with one thread, when it is needed */
    ReadAhead(Iterator<? extends T> source, Supplier<ExecutorService> threads) {
        this.source = source;
        this.threads = threads;
    }

    @Override
    public boolean hasNext() {
        return made().value() != null;
    }

    @Override
    public T next() {
        T value = made().value();
        if (value == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return value;
    }

    private Made<T> made() {
        if (next == null) {
            next = maker == null ? inline() : taken();
        }
        if (next.failure() instanceof Error error) {
            throw error;
        }
        if (next.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        return next;
    }

    private Made<T> inline() {
        if (!begun) {
            begun = true;
            return make();
        }
        try {
            if (!source.hasNext()) {
                return new Made<>(null, null);
            }
        } catch (RuntimeException | Error e) {
            return new Made<>(null, e);
        }
        maker = threads.get();
        maker.execute(this::makeAll);
        return taken();
    }

    private Made<T> taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("The service stops"));
        }
    }

    private void makeAll() {
        try {
            Made<T> made = make();
            while (!closed && made.value() != null) {
                queue.put(made);
                made = make();
            }
            queue.put(made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Made<T> make() {
        try {
            return new Made<>(source.hasNext() ? source.next() : null, null);
        } catch (RuntimeException | Error e) {
            return new Made<>(null, e);
        }
    }

    /** Nothing of the iterator is used any more when it returns. */
    @Override
    public void close() {
        closed = true;
        if (maker == null) {
            return;
        }
        maker.shutdown();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END_S);
            do {
                queue.clear();
            } while (!maker.awaitTermination(10, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        maker.shutdownNow();
    }
}
