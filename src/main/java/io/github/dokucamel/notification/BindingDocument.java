package io.github.dokucamel.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a destination receives about a binding. Null members are written as null.
 *
 * @param deliveryId stable over repeated deliveries of the same telling
 * @param outcome always {@code bound}
 * @param requestId X-EXTERNAL-ID of the call that asked for it, as in the outcome of that call
 * @param receivedAt of the notification; whole seconds, as all instants here
 * @param settledAt when it was put into the outbox
 */
@JsonInclude(Include.ALWAYS)
public record BindingDocument(
        String deliveryId,
        String merchant,
        String outcome,
        String requestId,
        Told binding,
        Instant receivedAt,
        Instant settledAt) {

    /**
     * As DOKU said it.
     *
     * @param authCode a credential; this document alone shows it
     */
    @JsonInclude(Include.ALWAYS)
    public record Told(String status, String custIdMerchant, String authCode) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Told[%s]".formatted(status);
        }
    }

    public static BindingDocument of(
            String deliveryId, String merchant, BindingNews news, Instant receivedAt, Instant now) {
        return new BindingDocument(
                deliveryId,
                merchant,
                Outcome.BOUND.text(),
                news.externalId(),
                new Told(news.status(), news.custIdMerchant(), news.authCode()),
                receivedAt.truncatedTo(ChronoUnit.SECONDS),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** UTF-8, members in the order of the components. */
    public byte[] toJson() {
        return OrderJson.document(this);
    }
}
