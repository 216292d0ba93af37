package io.github.dokucamel.ledger.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of ids in a statement. Few lengths of it make few statements: the last id fills it up. */
final class IdList {

    private IdList() {}

    /** The values with the ids behind them. */
    static Object[] behind(@Nullable Object[] values, List<Long> ids) {
        int places = Math.max(1, Integer.highestOneBit(ids.size() * 2 - 1));
        Object[] all = Arrays.copyOf(values, values.length + places);
        Arrays.fill(all, values.length, all.length, ids.get(ids.size() - 1));
        for (int i = 0; i < ids.size(); i++) {
            all[values.length + i] = ids.get(i);
        }
        return all;
    }

    /** {@code  (?, ?)} of two. */
    static String places(int count) {
        return " (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }
}
