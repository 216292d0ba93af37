package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a destination receives about one order. Null members are written as null.
 *
 * @param deliveryId stable over repeated deliveries of the same outcome
 * @param revision null when there is no order, as for an unmatched payment or a call
 * @param outcome an {@link Outcome#text()}, or {@link #PENDING}
 * @param replayed whether the answer is DOKU's first one, repeated
 * @param answered where and with what the payer pays, and DOKU's answer where it is shown; may be
 *     null
 * @param error DOKU's or ours; null when all went well
 * @param attempts how often the order was sent
 * @param source where the order came from; may be null
 * @param receivedAt whole seconds, as all instants here
 * @param settledAt null while pending
 * @param resolution only while it is unresolved, else null
 * @param payment what is known of the payment, only in outcomes of payments, else null
 * @param callKey under which a call happens once; null for an order
 */
public record OutcomeDocument(
        String deliveryId,
        String invoiceNumber,
        String merchant,
        String operation,
        Integer revision,
        String outcome,
        boolean replayed,
        Answered answered,
        String requestId,
        Integer httpStatus,
        Failure error,
        int attempts,
        Arrival source,
        Instant receivedAt,
        Instant settledAt,
        Resolution resolution,
        ObjectNode payment,
        String callKey) {

    /** The outcome of an order in flight. */
    public static final String PENDING = "pending";

    /**
     * Why it did not go well.
     *
     * @param code DOKU's code or ours
     * @param violations empty when DOKU refused; never null
     */
    public record Failure(String code, String message, List<Violation> violations) {

        public Failure {
            violations = violations == null ? List.of() : List.copyOf(violations);
        }
    }

    /**
     * Where an order came from.
     *
     * @param intake {@code file}, {@code jms}, {@code rest}, {@code direct}
     * @param name the file's name, or null
     * @param line physical line the order starts at, or null
     */
    public record Arrival(String intake, String name, Long line) {}

    /** One that is neither unresolved nor of a payment. */
    public OutcomeDocument(
            String deliveryId,
            String invoiceNumber,
            String merchant,
            String operation,
            Integer revision,
            String outcome,
            boolean replayed,
            Answered answered,
            String requestId,
            Integer httpStatus,
            Failure error,
            int attempts,
            Arrival source,
            Instant receivedAt,
            Instant settledAt) {
        this(
                deliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                outcome,
                replayed,
                answered,
                requestId,
                httpStatus,
                error,
                attempts,
                source,
                receivedAt,
                settledAt,
                null,
                null,
                null);
    }

    public OutcomeDocument {
        receivedAt = receivedAt == null ? null : receivedAt.truncatedTo(ChronoUnit.SECONDS);
        settledAt = settledAt == null ? null : settledAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where the payer pays; null when it is not known. */
    public String paymentUrl() {
        return answered == null ? null : answered.paymentUrl();
    }

    /** What the payer types or shows; null when there is none. */
    public String paymentCode() {
        return answered == null ? null : answered.paymentCode();
    }

    /** UTF-8, members in the contract's order. */
    public byte[] toJson() {
        return WriteDocument.json(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such document
     */
    public static OutcomeDocument fromJson(byte[] json) {
        return ReadDocument.of(json);
    }

    /** The same order, a step further in its resolution. */
    public OutcomeDocument with(Failure latest, Integer status, int sent, Resolution now) {
        return new OutcomeDocument(
                deliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                outcome,
                replayed,
                answered,
                requestId,
                status,
                latest,
                sent,
                source,
                receivedAt,
                settledAt,
                now,
                payment,
                callKey);
    }

    /** The same order, by what its payment came to. */
    public OutcomeDocument ofPayment(
            String newDeliveryId, Outcome came, Failure wrong, Instant at, ObjectNode known) {
        return new OutcomeDocument(
                newDeliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                came.text(),
                replayed,
                answered,
                requestId,
                httpStatus,
                wrong,
                attempts,
                source,
                receivedAt,
                at,
                null,
                known,
                callKey);
    }
}
