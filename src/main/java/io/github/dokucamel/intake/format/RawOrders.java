package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.order.RawOrder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one batch, each with its place in it, read as they are asked for; no more than one is
 * in memory. Closes itself at the end.
 *
 * <p>Text that cannot be read comes as an unreadable order and never as an exception. A disk that
 * cannot be read is an {@link UncheckedIOException}: the batch is not at its end then.
 */
public abstract class RawOrders implements Iterator<RawOrder>, Closeable {

    private RawOrder ahead;
    private boolean ended;
    private boolean orders;
    private long place;

    /** The next order, readable or not; null at the end. Not called again after that. */
    protected abstract RawOrder read() throws IOException;

    @Override
    public final boolean hasNext() {
        if (ahead == null && !ended) {
            try {
                ahead = read();
                ended = ahead == null;
                orders |= ahead != null && ahead.tree() != null;
                if (ended) {
                    close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ahead != null;
    }

    /** The table that they are read from; null when the format has none. */
    public @Nullable TableFile table() {
        return null;
    }

    /** Whether an order has been read so far: before that the file may be anything, and is not quoted. */
    protected final boolean isBatch() {
        return orders;
    }

    @Override
    public final RawOrder next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawOrder order = ahead.at(++place);
        ahead = null;
        return order;
    }

    /** The same in pieces that are recorded together, each but the last of that size. */
    public final Iterator<List<RawOrder>> inChunks(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A chunk holds at least 1 order, not " + size);
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return RawOrders.this.hasNext();
            }

            @Override
            public List<RawOrder> next() {
                List<RawOrder> chunk = new ArrayList<>(List.of(RawOrders.this.next()));
                // Also behind the last one: closes what is read to its end, before anybody moves
                // it.
                boolean more = hasNext();
                while (more && chunk.size() < size) {
                    chunk.add(RawOrders.this.next());
                    more = hasNext();
                }
                return chunk;
            }
        };
    }
}
