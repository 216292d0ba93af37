package io.github.dokucamel.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a destination receives about one order. Null members are written as null.
 *
 * @param deliveryId stable over repeated deliveries of the same outcome; null while pending
 * @param revision null when there is no order, as for an unmatched payment or a call
 * @param callKey under which a call happens once; null for an order
 * @param outcome an {@link Outcome#text()}, or {@link #PENDING}
 * @param replayed whether the answer is DOKU's first one, repeated
 * @param paymentUrl where the payer pays; null when it is not known
 * @param paymentCode what the payer types or shows; null when there is none
 * @param error DOKU's or ours; null when all went well
 * @param attempts how often the order was sent
 * @param source where the order came from; may be null
 * @param receivedAt whole seconds, as all instants here
 * @param settledAt null while pending
 * @param resolution only while it is unresolved, else null
 * @param payment what is known of the payment, only in outcomes of payments, else null
 * @param response DOKU's answer where it is shown, else null
 */
public record OutcomeDocument(
        @Nullable String deliveryId,
        @Nullable String invoiceNumber,
        @Nullable String merchant,
        @Nullable String operation,
        @Nullable Integer revision,
        @JsonProperty("idempotency_key") @JsonInclude(Include.NON_NULL) @Nullable String callKey,
        String outcome,
        boolean replayed,
        @Nullable String paymentUrl,
        @JsonInclude(Include.NON_NULL) @Nullable String paymentCode,
        @Nullable String requestId,
        @Nullable Integer httpStatus,
        @Nullable Failure error,
        int attempts,
        @Nullable Arrival source,
        Instant receivedAt,
        @Nullable Instant settledAt,
        @JsonInclude(Include.NON_NULL) @Nullable Resolution resolution,
        @JsonInclude(Include.NON_NULL) @Nullable ObjectNode payment,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode response) {

    /** The outcome of an order in flight. */
    public static final String PENDING = "pending";

    /**
     * Why it did not go well.
     *
     * @param code DOKU's code or ours
     * @param violations empty when DOKU refused; never null
     */
    public record Failure(
            @Nullable String code,
            @Nullable String message,
            @JsonInclude(Include.NON_EMPTY) List<Violation> violations) {

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
     * @param row the row that a spreadsheet program shows, or null; left out then
     */
    public record Arrival(
            String intake,
            @Nullable String name,
            @Nullable Long line,
            @JsonInclude(Include.NON_NULL) @Nullable Long row) {}

    /**
     * One of an order or a call.
     *
     * @param answered what DOKU's answer says; may be null
     */
    public OutcomeDocument(
            @Nullable String deliveryId,
            @Nullable String invoiceNumber,
            @Nullable String merchant,
            @Nullable String operation,
            @Nullable Integer revision,
            String outcome,
            boolean replayed,
            @Nullable Answered answered,
            @Nullable String requestId,
            @Nullable Integer httpStatus,
            @Nullable Failure error,
            int attempts,
            @Nullable Arrival source,
            Instant receivedAt,
            @Nullable Instant settledAt,
            @Nullable Resolution resolution,
            @Nullable ObjectNode payment,
            @Nullable String callKey) {
        this(
                deliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                callKey,
                outcome,
                replayed,
                answered == null ? null : answered.paymentUrl(),
                answered == null ? null : answered.paymentCode(),
                requestId,
                httpStatus,
                error,
                attempts,
                source,
                receivedAt,
                settledAt,
                resolution,
                payment,
                answered == null ? null : answered.response());
    }

    public OutcomeDocument {
        if (outcome == null) {
            throw new IllegalArgumentException("Without an outcome");
        }
        receivedAt = receivedAt == null ? null : receivedAt.truncatedTo(ChronoUnit.SECONDS);
        settledAt = settledAt == null ? null : settledAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What DOKU's answer said; null when it said nothing. */
    public @Nullable Answered answered() {
        return paymentUrl == null && paymentCode == null && response == null
                ? null
                : new Answered(paymentUrl, paymentCode, response);
    }

    /** UTF-8, members in the order of the components, which is the contract's. */
    public byte[] toJson() {
        return OrderJson.document(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such document
     */
    public static OutcomeDocument fromJson(byte[] json) {
        return OrderJson.read(json, OutcomeDocument.class);
    }

    /** The same order, a step further in its resolution. */
    public OutcomeDocument with(
            @Nullable Failure latest,
            @Nullable Integer status,
            int sent,
            @Nullable Resolution now) {
        return new OutcomeDocument(
                deliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                outcome,
                replayed,
                answered(),
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
            String newDeliveryId,
            Outcome came,
            @Nullable Failure wrong,
            Instant at,
            @Nullable ObjectNode known) {
        return new OutcomeDocument(
                newDeliveryId,
                invoiceNumber,
                merchant,
                operation,
                revision,
                came.text(),
                replayed,
                answered(),
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
