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
 * @param person what people said of it
 * @param payment what is known of its payment; null for one that asks for none
 */
public record OrderView(
        long orderId,
        boolean open,
        OutcomeDocument document,
        @Nullable String dokuNumber,
        @Nullable ObjectNode payment,
        Person person,
        List<Event> history) {

    /**
     * What people said of it.
     *
     * @param owner who looks after it; null when nobody was named
     * @param cancelledAt since when nobody is to pay it; null when it may be paid
     * @param closed {@code as}, {@code at}, {@code person}, {@code reason}; null while it is open
     */
    public record Person(
            @Nullable String owner, @Nullable Long cancelledAt, @Nullable ObjectNode closed) {}

    /**
     * One thing that happened to it.
     *
     * @param person who did it; null when no person did
     * @param reason why that person did
     */
    public record Event(
            long at,
            String kind,
            @Nullable String detail,
            @Nullable String person,
            @Nullable String reason) {}
}
