package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a payer can pay a bill by.
 *
 * @param text a link, else a code; null where he is not to pay
 * @param whyNot null where he can
 */
record PaymentLink(String text, Why whyNot) {

    /** By the status of the bill. */
    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("waiting", "link_waiting"),
                    Map.entry("pending", "link_pending"),
                    Map.entry("held", "link_held"),
                    Map.entry("unresolved", "link_unresolved"),
                    Map.entry("declined", "link_declined"),
                    Map.entry("expired", "link_expired"),
                    Map.entry("cancelled", "link_cancelled"),
                    Map.entry("written-off", "link_written_off"),
                    Map.entry("mismatched", "link_mismatched"),
                    Map.entry("paid", "link_paid"),
                    Map.entry("refunded", "link_refunded"),
                    Map.entry("voided", "link_voided"));

    /**
     * Of a bill as the service shows it. A failed attempt leaves the link alive, and so does a due
     * date that is over where the operation has no end.
     */
    static PaymentLink of(JsonNode bill, Instant now) {
        String number = Shown.of(bill.path("invoice_number").asText());
        String reason = REASONS.get(bill.path("status").asText());
        if (reason != null) {
            return new PaymentLink(null, Why.of(reason, "invoice", number));
        }
        if (isOver(bill, now)) {
            return new PaymentLink(null, Why.of("link_expired", "invoice", number));
        }
        return text(bill, "payment_url")
                .or(() -> text(bill, "payment_code"))
                .map(text -> new PaymentLink(text, null))
                .orElseGet(() -> new PaymentLink(null, Why.of("link_none", "invoice", number)));
    }

    private static boolean isOver(JsonNode bill, Instant now) {
        JsonNode end = bill.path("expires_at");
        return end.isTextual() && Instant.parse(end.textValue()).isBefore(now);
    }

    private static Optional<String> text(JsonNode bill, String member) {
        return Optional.ofNullable(bill.path(member).textValue()).filter(text -> !text.isBlank());
    }
}
