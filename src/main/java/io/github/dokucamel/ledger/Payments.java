package io.github.dokucamel.ledger;

import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What DOKU says of payments, by notification or when it is asked. Each method is one transaction,
 * durable when it returns; every one throws {@link LedgerException}.
 */
public interface Payments {

    /**
     * A notification as it was understood.
     *
     * @param news null when it is of no payment, or could not be read
     * @param binding null when it is of none, or could not be read
     */
    record Understood(
            Notification notification, @Nullable PaymentNews news, @Nullable BindingNews binding) {

        /** One of a payment. */
        public Understood(Notification notification, @Nullable PaymentNews news) {
            this(notification, news, null);
        }

        /** Whether it could be read. */
        public boolean isRead() {
            return news != null || binding != null;
        }
    }

    /**
     * An accepted order whose payment DOKU is to be asked for.
     *
     * @param dokuNumber the number that it has at DOKU
     * @param requestId of its payment request; null when none was sent
     * @param acceptedAt when it was accepted; 0 when it is not
     * @param requestBody what was sent; null when nothing was
     * @param answer what DOKU answered, where the question needs it, else null
     */
    record Question(
            long orderId,
            String merchant,
            String operation,
            String invoiceNumber,
            String dokuNumber,
            @Nullable String requestId,
            long acceptedAt,
            byte @Nullable [] requestBody,
            byte @Nullable [] answer) {}

    /** About any order, whatever its schedule says. */
    Question question(long orderId);

    /**
     * Records a notification, card numbers blotted out; what it means is found out later.
     *
     * @return false when it was recorded before
     */
    boolean receive(Notification notification);

    /**
     * A call by SNAP whose signature held.
     *
     * @param day on which it came, in days since 1970
     * @param service what was called: two digits
     * @param externalId unique for that service within the day
     * @param digest of its body
     */
    record SnapCalled(
            long day, String merchant, String service, String externalId, String digest) {}

    /** False when another body came under the same id on that day; remembers it for the day. */
    boolean isSnapCallOfItsOwn(SnapCalled call);

    /** Recorded notifications that nobody has read yet, oldest first. */
    List<Notification> unread(int limit);

    /**
     * Brings notifications to their orders, in the sequence given: payment states, history, reports
     * and outbox change together. One that matches no order is kept until one does. A binding is put
     * into the outbox, each thing that is said of it once.
     */
    void notified(List<Understood> understood, long now);

    /**
     * An accepted order that a payment code stands for.
     *
     * @param dokuNumber the number that it has at DOKU
     * @param acceptedAt when its time to be paid began
     * @param inquired whether DOKU asked for it before
     */
    record Billed(
            long orderId,
            Order order,
            String dokuNumber,
            PaymentState state,
            Instant acceptedAt,
            boolean inquired) {}

    /**
     * The orders of a payment code, the newest first.
     *
     * @param paymentCode without padding
     */
    List<Billed> billed(String merchant, String paymentCode);

    /** DOKU asked for an order; its history tells of the first time. */
    void inquired(Billed bill, long now);

    /** When the first payment is to be asked for, or was to be; empty when none is. */
    Optional<Long> nextAsk(String merchant);

    /**
     * Orders whose payment is still to be asked for are asked for now; then as their schedule says.
     *
     * @param number the books', or that at DOKU
     */
    void askSoon(String merchant, String number, long now);

    /**
     * Orders whose payment is to be asked for now, the longest due first.
     *
     * @param until when they are due again, should the question never be answered
     */
    List<Question> due(String merchant, int limit, long now, long until);

    /**
     * What came of a question.
     *
     * @param news null when DOKU did not tell
     * @param nextAt when to ask again; null for never. A final payment is never asked for again
     */
    void asked(Question question, @Nullable PaymentNews news, @Nullable Long nextAt, long now);
}
