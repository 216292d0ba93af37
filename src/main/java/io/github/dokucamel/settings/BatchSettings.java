package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What of a file waits for a person before it goes.
 *
 * @param confirm whose files are judged row by row
 * @param sameAmountWithin how long ago an order of the same customer and amount makes one look sent
 * @param outlierFactor how many times the median of its file an amount is that is asked about
 * @param outlierFloor what such an amount is above, in rupiah
 * @param approvalAbove what a file's orders come to above which it is approved first, in rupiah; empty
 *     when none is
 */
public record BatchSettings(
        Confirm confirm,
        Duration sameAmountWithin,
        int outlierFactor,
        long outlierFloor,
        Optional<Long> approvalAbove) {

    /** Whose files are judged row by row. */
    public enum Confirm {
        /** Workbooks, and text whose header a program would have written otherwise. */
        PEOPLE,
        ALL,
        NONE
    }

    private static final String ABOVE = "doku.batch.approval-above";

    private static final String AMOUNT = "is no amount in whole rupiah, such as 50000000";

    static BatchSettings of(Values values) {
        boolean isRequired =
                values.choice(
                        "doku.batch.approval",
                        Map.of("none", false, "required", true),
                        "is neither none nor required");
        Optional<Long> above = values.optional(ABOVE, BatchSettings::rupiah, AMOUNT);
        return new BatchSettings(
                values.choice(
                        "doku.batch.confirm",
                        Map.of(
                                "people", Confirm.PEOPLE,
                                "all", Confirm.ALL,
                                "none", Confirm.NONE),
                        "is neither people, all nor none"),
                values.duration("doku.batch.confirm.same-amount-within"),
                values.count("doku.batch.confirm.outlier-factor", 2, 1_000_000),
                values.read("doku.batch.confirm.outlier-floor", BatchSettings::rupiah, AMOUNT),
                isRequired ? above.or(() -> Optional.of(0L)) : above);
    }

    private static long rupiah(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException();
        }
        return Long.parseLong(text);
    }
}
