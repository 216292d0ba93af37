package io.github.dokucamel.cli;

import io.github.dokucamel.order.Differences;
import io.github.dokucamel.told.Why;
import org.jspecify.annotations.Nullable;

/**
 * An order whose number was seen before, and why the second one would not be sent.
 *
 * @param line of the first one; 0 where that stands in another file
 */
record SeenAgain(boolean conflict, Why why, long line) {

    /**
     * @param isSame whether the same would be sent
     * @param differences null where the first one is not remembered
     */
    static SeenAgain of(
            boolean isSame, @Nullable Differences differences, String where, long line) {
        String what = differences == null ? "" : differences.inWords();
        if (isSame) {
            Why why =
                    what.isEmpty()
                            ? Why.of("duplicate_in_files", "where", where)
                            : Why.of(
                                    "duplicate_differs_in_files",
                                    "where",
                                    where,
                                    "different",
                                    what);
            return new SeenAgain(false, why, line);
        }
        boolean areItems = differences != null && differences.areOfItems();
        String parts = areItems ? ". The rows of one order have to follow each other" : "";
        String told = differences == null ? "" : ": " + what + parts;
        return new SeenAgain(
                true, Why.of("conflict_in_files", "where", where, "differences", told), line);
    }
}
