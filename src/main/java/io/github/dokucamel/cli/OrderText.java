package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order, its payment and its history as lines for a console. */
final class OrderText {

    private OrderText() {}

    /**
     * @param order as the service answers it
     * @param language of the words for what became of it
     */
    static String of(JsonNode order, Language language) {
        StringBuilder text = new StringBuilder();
        String words = "%s of merchant %s, %s, revision %s\n";
        text.append(said(order, words, "invoice_number", "merchant", "operation", "revision"));
        text.append(line("outcome", state(order.path("outcome"), language)));
        if (order.path("payment").isObject()) {
            text.append(line("payment", payment(order.path("payment"), language)));
        }
        text.append(line("DOKU says", order.path("asked_doku").asText()));
        for (JsonNode event : order.path("history")) {
            text.append(line("", event.path("at").asText() + "  " + event(event)));
        }
        return text.toString();
    }

    /** {@code close: as paid: cash at the shop (siti)}. */
    private static String event(JsonNode event) {
        String who = event.path("person").isTextual() ? said(event, " (%s)", "person") : "";
        return Stream.of("event", "detail", "reason")
                        .map(name -> event.path(name).textValue())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(": "))
                + who;
    }

    private static String state(JsonNode state, Language language) {
        return Reasons.words("state", state.asText(), language);
    }

    private static String payment(JsonNode payment, Language language) {
        String text =
                state(payment.path("status"), language)
                        + said(payment, ", IDR %s asked for", "expected_amount");
        if (payment.path("paid_amount").isNumber()) {
            text += said(payment, ", IDR %s paid at %s", "paid_amount", "paid_at");
        }
        boolean back = payment.path("refunded_amount").asLong() > 0;
        return back ? text + said(payment, ", IDR %s back", "refunded_amount") : text;
    }

    private static String said(JsonNode all, String words, String... members) {
        return words.formatted(Stream.of(members).map(name -> all.path(name).asText("")).toArray());
    }

    private static String line(String name, String value) {
        return String.format("  %-10s %s%n", name, value);
    }
}
