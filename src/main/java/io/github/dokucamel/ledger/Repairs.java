package io.github.dokucamel.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch that a person puts right in its check workbook. Rows are those that a spreadsheet
 * program shows, of each order the first.
 */
public interface Repairs {

    /**
     * The batch whose workbook it is.
     *
     * @param digest of its file, SHA-256, 64 lower-case hex characters
     * @param openedAt milliseconds since 1970 UTC
     * @param gate {@code waiting}, {@code released} or {@code cancelled} once it is checked
     * @param recorded whether all of its orders are
     */
    record Original(
            long id, String name, String digest, long openedAt, String gate, boolean recorded) {}

    Optional<Original> original(String name);

    /** Whether {@link BatchFindings#seal} put this under what a hidden sheet says. */
    boolean isSealed(String said, String seal);

    /** What is done with a row. */
    enum Act {
        /** It is taken in as the workbook says, by the batch that the workbook is. */
        FIXED,
        /** It is not sent. */
        LEFT_OUT,
        /** It is sent as it is. */
        CONFIRMED
    }

    /**
     * A row that an earlier workbook put right.
     *
     * @param repair the name of that workbook's batch
     * @param person who dropped it; null when nobody knows
     * @param said SHA-256 of what it says of the row
     */
    record Done(String repair, @Nullable String person, String said) {}

    /**
     * Rows that workbooks put right, but for the workbook that is read under this file name: that
     * one is read again.
     */
    Map<Long, Done> done(long batchId, String fileName);

    /** Whether the workbook that is read under this file name was begun before, and not finished. */
    boolean isBegun(long batchId, String fileName);

    /** Rows that may be put right: what does not go, and what waits for a person's word. */
    Set<Long> open(long batchId);

    /**
     * @param said SHA-256 of what the workbook says of it
     */
    record Row(Act act, String said) {}

    /**
     * Notes what a workbook says, once: rows that wait and are not sent as they are will never be
     * sent, confirmed ones go.
     *
     * @param repair the batch that the workbook is
     * @param rows what it says of each; those of {@link #done} left out
     * @param person who dropped it
     * @param now milliseconds since 1970 UTC
     */
    void begin(Original original, Batch repair, Map<Long, Row> rows, String person, long now);
}
