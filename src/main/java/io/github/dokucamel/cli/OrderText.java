package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** An order, its payment and its history as lines for a console. */
final class OrderText {

    private OrderText() {}

    /** @param order as the service answers it */
    static String of(JsonNode order) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s of merchant %s, %s, revision %s\n"
                        .formatted(
                                order.path("invoice_number").asText(),
                                order.path("merchant").asText(),
                                order.path("operation").asText(),
                                order.path("revision").asText()));
        text.append(line("outcome", order.path("outcome").asText()));
        if (order.path("payment").isObject()) {
            text.append(line("payment", payment(order.path("payment"))));
        }
        text.append(line("DOKU says", order.path("asked_doku").asText()));
        for (JsonNode event : order.path("history")) {
            JsonNode detail = event.path("detail");
            String what = event.path("event").asText();
            String said = detail.isNull() ? what : what + ": " + detail.asText();
            text.append(line("", event.path("at").asText() + "  " + said));
        }
        return text.toString();
    }

    private static String payment(JsonNode payment) {
        String paidAt = payment.path("paid_at").asText("");
        boolean back = payment.path("refunded_amount").asLong() > 0;
        String text =
                payment.path("status").asText()
                        + ", IDR "
                        + payment.path("expected_amount").asText()
                        + " asked for";
        if (payment.path("paid_amount").isNumber()) {
            text += ", IDR " + payment.path("paid_amount").asText() + " paid at " + paidAt;
        }
        return back ? text + ", IDR " + payment.path("refunded_amount").asText() + " back" : text;
    }

    private static String line(String name, String value) {
        return String.format("  %-10s %s%n", name, value);
    }
}
