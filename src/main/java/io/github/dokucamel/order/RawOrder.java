package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One order as it was read, before anything is checked.
 *
 * @param place which one of its batch it is, counted from 1; 0 when it came in no batch
 * @param line physical line at which the order starts, counted from 1; 0 when it came from no file
 * @param tree canonical JSON names, or DOKU's own body; scalars may be text ({@code "90000"}) where
 *     the format has no numbers; null when the text could not be read
 * @param violation why it could not be read; null when it could
 */
public record RawOrder(
        long place, long line, @Nullable ObjectNode tree, @Nullable Violation violation) {

    public static RawOrder read(long line, ObjectNode tree) {
        return new RawOrder(0, line, tree, null);
    }

    public static RawOrder unreadable(long line, Violation violation) {
        return new RawOrder(0, line, null, violation);
    }

    /** One that can be read and has something wrong with its place in the file. */
    public RawOrder with(Violation other) {
        return new RawOrder(place, line, tree, other);
    }

    public RawOrder at(long place) {
        return new RawOrder(place, line, tree, violation);
    }
}
