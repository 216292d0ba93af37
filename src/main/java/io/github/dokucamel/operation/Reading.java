package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an answer holds what is read from it; each pointer is null when the answer has no such
 * member.
 *
 * @param success the text that only a success holds
 * @param successValues the texts there that are a success; empty when any text is
 * @param failureValues the texts there by which DOKU says that it did not happen
 * @param invoice the invoice number, which must be ours
 * @param paymentUrl the page where the payer pays, or reads how to
 * @param paymentUrlHosts where that page may be, beside the hosts of the setting: lower-case names,
 *     or {@code *.} and a domain; empty when the entry names none
 * @param partnerPage whether it is a wallet's or a lender's, and not DOKU's
 * @param paymentCode what the payer types or shows: a virtual account number, a payment code, the
 *     content of a QR code
 */
public record Reading(
        JsonPointer success,
        Set<String> successValues,
        Set<String> failureValues,
        JsonPointer invoice,
        JsonPointer paymentUrl,
        List<String> paymentUrlHosts,
        boolean partnerPage,
        JsonPointer paymentCode) {

    private static final Pattern HOST = Pattern.compile("([*]\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    /** Whether it can be one of {@link #paymentUrlHosts}. */
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    public Reading {
        successValues = Set.copyOf(successValues);
        failureValues = Set.copyOf(failureValues);
        paymentUrlHosts = List.copyOf(paymentUrlHosts);
    }

    /** Whether the success member is there and says so. */
    public boolean isSuccess(JsonNode answer) {
        String text = said(answer);
        return !text.isBlank() && (successValues.isEmpty() || successValues.contains(text));
    }

    /** Whether the success member says that it did not happen. */
    public boolean isFailure(JsonNode answer) {
        return failureValues.contains(said(answer));
    }

    /** What the success member holds; empty when there is none or it is no text. */
    public String said(JsonNode answer) {
        return success == null || !answer.at(success).isTextual()
                ? ""
                : answer.at(success).textValue();
    }
}
