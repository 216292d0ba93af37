package io.github.dokucamel.send.queue;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a {@link BlockingQueue} that takes everything in can do by its few own methods. */
abstract class UnboundedQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {

    @Override
    public E take() throws InterruptedException {
        E next;
        do {
            next = poll(1, TimeUnit.SECONDS);
        } while (next == null);
        return next;
    }

    @Override
    public void put(E exchange) {
        offer(exchange);
    }

    @Override
    public boolean offer(E exchange, long timeout, TimeUnit unit) {
        return offer(exchange);
    }

    @Override
    public int remainingCapacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int drainTo(Collection<? super E> into) {
        return drainTo(into, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> into, int most) {
        int moved = 0;
        E next;
        while (moved < most && (next = poll()) != null) {
            into.add(next);
            moved++;
        }
        return moved;
    }

    @Override
    public @Nullable E peek() {
        Iterator<E> all = iterator();
        return all.hasNext() ? all.next() : null;
    }
}
