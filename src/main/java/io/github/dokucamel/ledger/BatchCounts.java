package io.github.dokucamel.ledger;

import java.util.Map;

/**
 * Counts of a batch.
 *
 * @param changes grows with every change; a report that was written at the same number is current
 * @param ordersChanged whether orders, and not only their payments, changed since the last report
 * @param recorded whether all of its orders are recorded, so that {@code total} is final
 * @param outcomes settled orders by outcome
 */
public record BatchCounts(
        long id,
        String name,
        boolean recorded,
        long total,
        long open,
        long changes,
        boolean ordersChanged,
        long reportedAt,
        Map<String, Long> outcomes) {}
