package io.github.dokucamel.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as somebody asking sees it.
 *
 * @param document its outcome document; {@code pending} while it is open
 * @param dokuNumber the number that an order has at DOKU; null for a call
 * @param payment what is known of its payment; null for one that asks for none
 */
public record OrderView(
        long orderId,
        boolean open,
        OutcomeDocument document,
        @Nullable String dokuNumber,
        @Nullable ObjectNode payment,
        List<Event> history) {

    /** One thing that happened to it. */
    public record Event(long at, String kind, @Nullable String detail) {}
}
