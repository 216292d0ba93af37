package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.RawOrder;
import java.io.Closeable;
import java.util.Iterator;

/**
 * The orders of one batch, read as they are asked for; no more than one is in memory.
 *
 * <p>Text that cannot be read comes as an unreadable order and never as an exception. A disk that
 * cannot be read is an {@link java.io.UncheckedIOException}: the batch is not at its end then.
 */
public interface RawOrders extends Iterator<RawOrder>, Closeable {}
