package io.github.dokucamel.ledger;

import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people do to bills. A bill is an invoice number of a merchant and operation with all its
 * revisions. Each method is one transaction, durable when it returns; every one throws {@link
 * LedgerException}.
 */
public interface Acts {

    /** What is done. */
    enum Kind {
        NOTE,
        CANCEL,
        RENEW,
        REFUND,
        CLOSE;

        /** As in addresses, commands and histories: {@code refund}. */
        public String text() {
            return AsciiCase.lower(name());
        }
    }

    /** What a closed bill counts as. */
    enum As {
        PAID,
        WRITTEN_OFF;

        /** As in documents: {@code written-off}. */
        public String text() {
            return AsciiCase.lower(name()).replace('_', '-');
        }
    }

    /** Why it is not done. */
    enum Refusal {
        ALREADY_PAID,
        UNRESOLVED,
        ALREADY_CANCELLED,
        STILL_OPEN,
        NOT_PAID,
        MORE_THAN_PAID,
        NO_REFUND_HERE,
        ALREADY_CLOSED,
        NOTHING_TO_CLOSE,
        /** Another act is not over, or the order is being sent. */
        UNDER_WAY,
        /** Another act had the same Idempotency-Key. */
        KEY_USED
    }

    /**
     * An act as it was asked for.
     *
     * @param digest of kind, members and reason: two acts that are alike have the same one
     * @param key the Idempotency-Key; null for none
     * @param owner who looks after the bill from now on; null to leave it
     * @param as of a close, else null
     * @param amount of a refund; null for all that is left
     * @param forced whether a refund goes out whatever is known here
     */
    record Act(
            Kind kind,
            String person,
            String reason,
            String digest,
            @Nullable String key,
            @Nullable String owner,
            @Nullable As as,
            @Nullable BigDecimal amount,
            boolean forced) {}

    /**
     * A call that an act needs.
     *
     * @param operation its name
     * @param takesAmount whether it can pay back a part; one that cannot pays all back
     */
    record Calling(String operation, boolean takesAmount) {}

    /**
     * What came of it.
     *
     * @param refusal null when it was done, now or before
     * @param left of a refund that is refused: what could go back; else null
     * @param repeated whether it was done before
     * @param amount of a refund; null when all goes back
     * @param callKey the key of the call that belongs to it; null for none
     * @param revision that it leads to; 0 for none
     * @param orderId of the revision it is done to; 0 when it is refused
     */
    record Acted(
            @Nullable Refusal refusal,
            @Nullable BigDecimal left,
            boolean repeated,
            @Nullable BigDecimal amount,
            @Nullable String callKey,
            int revision,
            long orderId) {}

    /** One bill, without asking for more. */
    record Known(String merchant, String operation, String invoiceNumber) {}

    /**
     * A bill as an act sees it.
     *
     * @param orderId of the revision that was paid, else of the newest
     * @param newest the order of the newest revision
     * @param payment of the revision that was paid, else of the newest
     * @param channel by which it was paid; null when nobody told
     * @param requestId of the payment request of {@code orderId}; null when none was sent
     * @param requestHeaders a JSON object; null for none
     */
    record Bill(
            long orderId,
            Order newest,
            Payment payment,
            @Nullable String channel,
            @Nullable String requestId,
            byte @Nullable [] requestBody,
            @Nullable String requestHeaders,
            byte @Nullable [] answer) {}

    /**
     * How a bill stands, of whatever revision it was paid.
     *
     * @param order of the revision that was asked for
     * @param status of the bill in one word: {@code waiting}, {@code pending}, {@code held}, {@code
     *     unresolved}, {@code declined}, {@code unpaid}, {@code failed}, {@code expired}, {@code
     *     cancelled}, {@code written-off}, {@code mismatched}, {@code paid}, {@code refunded}, {@code
     *     voided}
     */
    record Standing(Order order, String status) {}

    /** Of an order that there is. */
    Standing standing(long orderId);

    /** The bills of an invoice number, the newest order first. */
    List<Known> named(Collection<String> merchants, String invoiceNumber);

    /**
     * Empty when there is none.
     *
     * @param orderId of a revision to be meant; 0 for the one that was paid, else the newest
     */
    Optional<Bill> bill(Known bill, long orderId);

    /**
     * Does it, or says why not.
     *
     * @param calling what DOKU is to be called for it; null when nothing is
     */
    Acted act(Known bill, Act act, @Nullable Calling calling, long now);

    /**
     * A bill that can still be paid, of a batch that a person cancelled.
     *
     * @param person who cancelled the batch, and {@code reason} why
     */
    record Undone(
            String merchant,
            String operation,
            String invoiceNumber,
            String person,
            String reason) {}

    /** Those that are not cancelled themselves, of their newest revisions, the oldest batch first. */
    List<Undone> undone(int most);

    /** What DOKU said to the call of an act. */
    void answered(long orderId, Kind kind, String words, long now);
}
