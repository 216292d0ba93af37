package io.github.dokucamel.outcome;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What DOKU's answer says.
 *
 * @param paymentUrl where the payer pays or reads how to; null when there is none
 * @param paymentCode what the payer types or shows; null when there is none
 * @param response the whole body; null when it is not kept
 */
public record Answered(
        @Nullable String paymentUrl, @Nullable String paymentCode, @Nullable JsonNode response) {

    /** A success. */
    public static Answered of(Reading reading, JsonNode answer) {
        String code = text(answer, reading.paymentCode());
        // SNAP pads its virtual account numbers with spaces; an address is as it is.
        return new Answered(
                text(answer, reading.paymentUrl()), code == null ? null : code.strip(), answer);
    }

    /** What a person or an earlier document tells; null when that is nothing. */
    public static @Nullable Answered ofUrl(@Nullable String paymentUrl) {
        return paymentUrl == null ? null : new Answered(paymentUrl, null, null);
    }

    /** Without the body, which an order's document does not show. */
    public Answered withoutResponse() {
        return new Answered(paymentUrl, paymentCode, null);
    }

    private static @Nullable String text(JsonNode answer, @Nullable JsonPointer pointer) {
        String text = pointer == null ? "" : answer.at(pointer).asText("");
        return text.isBlank() ? null : text;
    }
}
