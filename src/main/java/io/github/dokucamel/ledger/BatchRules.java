package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * By what an order of a batch is held back, and a batch as a whole.
 *
 * @param sameAmountWithinMs how long ago an order of the same customer and amount may have come in to
 *     be taken for the same one
 * @param outlierFactor how many times the median of its batch an amount is that is far from the
 *     others
 * @param outlierFloor what such an amount is above, in rupiah
 * @param approvalAbove what the orders of a batch come to above which it waits for an approval, in
 *     rupiah; null when none waits
 */
public record BatchRules(
        long sameAmountWithinMs,
        int outlierFactor,
        long outlierFloor,
        @Nullable Long approvalAbove) {}
