package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What recording made of one order.
 *
 * @param verdict see {@link Verdict}
 * @param ownerId the order that owns the business key; the same as {@code orderId} unless this is
 *     a duplicate or conflict
 * @param claim set when the order was claimed for hand-over in memory, else null
 */
public record Recorded(long orderId, Verdict verdict, long ownerId, @Nullable Claim claim) {

    /** What became of an arrival. */
    public enum Verdict {
        /** A new order: open, or a bill that is accepted already. */
        OPEN,
        /** The same arrival was recorded before: its own order goes on. */
        CONTINUED,
        INVALID,
        DUPLICATE,
        CONFLICT
    }
}
