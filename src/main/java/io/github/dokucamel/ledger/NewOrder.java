package io.github.dokucamel.ledger;

import io.github.dokucamel.operation.CheckedOrder;

/**
 * One checked order on its way into the ledger.
 *
 * @param arrival names the line, message or call it came from; the same arrival is recorded once
 * @param checked valid or invalid
 * @param line physical line in the batch, 0 where there is none
 * @param lane {@link Lane}
 */
public record NewOrder(String arrival, Source source, long line, Lane lane, CheckedOrder checked) {}
