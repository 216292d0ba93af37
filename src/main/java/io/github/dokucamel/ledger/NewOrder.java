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
 * @param row the row that a spreadsheet program shows, 0 where there is none
 * @param bill set when nothing of it is sent, else null
 */
public record NewOrder(
        String arrival,
        Source source,
        long line,
        Lane lane,
        CheckedOrder checked,
        @Nullable Bill bill,
        int row) {

    /**
     * An order that DOKU asks for when somebody wants to pay it.
     *
     * @param paymentCode what the payer types, without padding
     */
    public record Bill(String paymentCode) {}

    /** One that is sent. */
    public NewOrder(String arrival, Source source, long line, Lane lane, CheckedOrder checked) {
        this(arrival, source, line, lane, checked, null, 0);
    }

    /** The same from a row of a table. */
    public NewOrder inRow(int other) {
        return new NewOrder(arrival, source, line, lane, checked, bill, other);
    }

    public NewOrder asBill(String paymentCode) {
        return new NewOrder(arrival, source, line, lane, checked, new Bill(paymentCode), row);
    }
}
