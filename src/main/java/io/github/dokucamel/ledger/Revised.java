package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a report says of a row whose bill has several revisions.
 *
 * @param newest null for the row of the newest revision
 * @param counts the bill as it stands where its money is, or may still come
 * @param isElsewhere whether {@code counts} is told by another row, or another report
 */
public record Revised(@Nullable Newest newest, Bill counts, boolean isElsewhere) {

    /**
     * The revision that is to be paid.
     *
     * @param status of the bill in one word, see {@link Acts.Standing}
     * @param paymentCode what the payer types or shows
     */
    public record Newest(
            int revision,
            String status,
            @Nullable String paymentUrl,
            @Nullable String paymentCode) {}
}
