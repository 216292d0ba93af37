package io.github.dokucamel.intake.table;

import io.github.dokucamel.told.Why;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table, from its first one on; no more than one is in memory. */
public abstract class Table implements Closeable {

    /**
     * Where a table makes no sense any more.
     *
     * @param line physical, of the row that was not completed
     */
    public record Broken(long line, Why rule) {}

    private @Nullable Broken broken;

    /** The next row; null at the end, and where the table breaks off. */
    abstract @Nullable TableRow read() throws IOException;

    /** Why there is no further row, when that is not the end; null when it is. */
    public @Nullable Broken broken() {
        return broken;
    }

    void breaksOff(long line, Why rule) {
        broken = new Broken(line, rule);
    }

    /** The next row that is not blank; null at the end, and where the table breaks off. */
    @Nullable TableRow next() throws IOException {
        TableRow row = read();
        while (row != null && row.blank()) {
            row = read();
        }
        return row;
    }

    /** Last columns by the first ones, of the cells of a row that go over several. */
    Map<Integer, Integer> across(int row) {
        return Map.of();
    }

    /** Whether the last row came to its end; known when there is no further one. */
    boolean isWhole() {
        return broken == null;
    }
}
