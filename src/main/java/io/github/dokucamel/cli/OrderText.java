package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** An order, its payment and its history as lines for a console. */
final class OrderText {

    private final StringBuilder text = new StringBuilder();

    private OrderText() {}

    /** @param order as the service answers it */
    static String of(JsonNode order) {
        OrderText lines = new OrderText();
        lines.text
                .append(order.path("invoice_number").asText())
                .append(" of merchant ")
                .append(order.path("merchant").asText())
                .append(", ")
                .append(order.path("operation").asText())
                .append(", revision ")
                .append(order.path("revision").asText())
                .append('\n');
        lines.line("outcome", order.path("outcome").asText());
        if (order.path("payment").isObject()) {
            lines.line("payment", payment(order.path("payment")));
        }
        lines.line("DOKU says", order.path("asked_doku").asText());
        for (JsonNode event : order.path("history")) {
            lines.line(
                    "",
                    event.path("at").asText()
                            + "  "
                            + event.path("event").asText()
                            + (event.path("detail").isNull()
                                    ? ""
                                    : ": " + event.path("detail").asText()));
        }
        return lines.text.toString();
    }

    private static String payment(JsonNode payment) {
        String paidAt = payment.path("paid_at").asText("");
        boolean back = payment.path("refunded_amount").asLong() > 0;
        return payment.path("status").asText()
                + ", IDR "
                + payment.path("expected_amount").asText()
                + " asked for"
                + (payment.path("paid_amount").isNumber()
                        ? ", IDR " + payment.path("paid_amount").asText() + " paid at " + paidAt
                        : "")
                + (back ? ", IDR " + payment.path("refunded_amount").asText() + " back" : "");
    }

    private void line(String name, String value) {
        text.append(String.format("  %-10s %s%n", name, value));
    }
}
