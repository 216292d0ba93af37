package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** Reads one order ahead, so that a format only has to say what comes next. */
abstract class OrderReader implements RawOrders {

    private RawOrder ahead;
    private boolean ended;

    /** The next order, readable or not; null at the end. Not called again after that. */
    abstract RawOrder read() throws IOException;

    @Override
    public final boolean hasNext() {
        if (ahead == null && !ended) {
            try {
                ahead = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = ahead == null;
        }
        return ahead != null;
    }

    @Override
    public final RawOrder next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawOrder order = ahead;
        ahead = null;
        return order;
    }
}
