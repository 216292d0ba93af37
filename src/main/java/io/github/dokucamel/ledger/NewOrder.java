package io.github.dokucamel.ledger;

import io.github.dokucamel.operation.check.CheckedOrder;
import org.jspecify.annotations.Nullable;

/**
 * One checked order on its way into the ledger.
 *
 * @param arrival names the line, message or call it came from; the same arrival is recorded once
 * @param checked valid or invalid
 * @param line physical line in the batch, 0 where there is none
 * @param lane {@link Lane}
 * @param bill set when nothing of it is sent, else null
 */
public record NewOrder(
        String arrival,
        Source source,
        long line,
        Lane lane,
        CheckedOrder checked,
        @Nullable Bill bill) {

    /**
     * An order that DOKU asks for when somebody wants to pay it.
     *
     * @param paymentCode what the payer types, without padding
     */
    public record Bill(String paymentCode) {}

    /** One that is sent. */
    public NewOrder(String arrival, Source source, long line, Lane lane, CheckedOrder checked) {
        this(arrival, source, line, lane, checked, null);
    }

    public NewOrder asBill(String paymentCode) {
        return new NewOrder(arrival, source, line, lane, checked, new Bill(paymentCode));
    }
}
