package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.OutcomeDocument;
import java.util.List;

/**
 * An order as somebody asking sees it.
 *
 * @param document its outcome document; {@code pending} while it is open
 */
public record OrderView(long orderId, boolean open, OutcomeDocument document, List<Event> history) {

    /** One thing that happened to it. */
    public record Event(long at, String kind, String detail) {}
}
