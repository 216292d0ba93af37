package io.github.dokucamel.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which bills a report is of; null where it does not matter.
 *
 * @param from day on which it was received, or later
 * @param to day on which it was received, or earlier
 * @param dueBy due on that day or before, and money is still to come
 * @param isUnpaidOnly those that a clerk runs after
 */
public record BillFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate dueBy,
        boolean isUnpaidOnly) {

    public static final BillFilter ALL = new BillFilter(null, null, null, false);

    boolean takes(BillLine line) {
        LocalDate due = line.due();
        boolean isInTime =
                (from == null || !line.received().isBefore(from))
                        && (to == null || !line.received().isAfter(to));
        boolean isDue =
                dueBy == null
                        || due != null && !due.isAfter(dueBy) && line.sums().open().signum() > 0;
        return isInTime && isDue && (!isUnpaidOnly || line.status().isUnpaid());
    }
}
