package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.order.RawOrder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A batch in pieces that are recorded together; closes the batch when its last piece is out. */
public final class Chunks implements Iterator<List<RawOrder>>, Closeable {

    private static final int USUAL_SIZE = 500;

    private final RawOrders orders;
    private final int size;
    private boolean closed;

    public Chunks(RawOrders orders) {
        this(orders, USUAL_SIZE);
    }

    public Chunks(RawOrders orders, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A chunk holds at least 1 order, not " + size);
        }
        this.orders = orders;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return !closed && orders.hasNext();
    }

    @Override
    public List<RawOrder> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<RawOrder> chunk = new ArrayList<>(size);
        while (chunk.size() < size && orders.hasNext()) {
            chunk.add(orders.next());
        }
        if (!orders.hasNext()) {
            closeAtTheEnd();
        }
        return chunk;
    }

    private void closeAtTheEnd() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            orders.close();
        }
    }
}
