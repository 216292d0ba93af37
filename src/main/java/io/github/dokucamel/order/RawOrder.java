package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.WrongCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as it was read, before anything is checked.
 *
 * @param place which one of its batch it is, counted from 1; 0 when it came in no batch
 * @param line physical line at which the order starts, counted from 1; 0 when it came from no file
 * @param row the row that a spreadsheet program shows, counted from 1; 0 when it came from no table
 * @param tree canonical JSON names, or DOKU's own body; scalars may be text ({@code "90000"}) where
 *     the format has no numbers; null when the text could not be read
 * @param violations what the reader has found already: why it could not be read, or which of its
 *     cells were not taken; those are not in the tree
 * @param tidied cells that were put right
 * @param wrong of the violations those that are cells, under the names that the violations have
 */
public record RawOrder(
        long place,
        long line,
        int row,
        @Nullable ObjectNode tree,
        List<Violation> violations,
        List<Tidied> tidied,
        List<WrongCell> wrong) {

    public RawOrder {
        violations = List.copyOf(violations);
        tidied = List.copyOf(tidied);
        wrong = List.copyOf(wrong);
    }

    public static RawOrder read(long line, ObjectNode tree) {
        return new RawOrder(0, line, 0, tree, List.of(), List.of(), List.of());
    }

    public static RawOrder unreadable(long line, Violation violation) {
        return new RawOrder(0, line, 0, null, List.of(violation), List.of(), List.of());
    }

    /** One that can be read and has something wrong with its place in the file. */
    public RawOrder with(Violation other) {
        List<Violation> all = new ArrayList<>(List.of(other));
        all.addAll(violations);
        return new RawOrder(place, line, row, tree, all, tidied, wrong);
    }

    public RawOrder at(long other) {
        return new RawOrder(other, line, row, tree, violations, tidied, wrong);
    }

    public RawOrder inRow(int other) {
        return new RawOrder(place, line, other, tree, violations, tidied, wrong);
    }

    /** The first of what the reader has found; null when it found nothing. */
    public @Nullable Violation violation() {
        return violations.isEmpty() ? null : violations.get(0);
    }
}
