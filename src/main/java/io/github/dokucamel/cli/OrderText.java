package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** An order, its payment and its history as lines for a console. */
record OrderText(ConsoleWords words) {

    /**
     * @param order as the service answers it
     */
    String of(JsonNode order) {
        StringBuilder text = new StringBuilder();
        text.append(
                words.of(
                        "order.head",
                        "number",
                        order.path("invoice_number").asText(),
                        "merchant",
                        order.path("merchant").asText(),
                        "operation",
                        order.path("operation").asText(),
                        "revision",
                        order.path("revision").asText()));
        text.append('\n');
        text.append(line("order.outcome", words.state(order.path("outcome").asText())));
        if (order.path("payment").isObject()) {
            text.append(line("order.payment", payment(order.path("payment"))));
        }
        if (order.path("asked_doku").isTextual()) {
            text.append(
                    line(
                            "order.doku",
                            words.told(
                                    words.history().evidence(order.path("asked_doku").asText()))));
        }
        text.append(revisions(order));
        for (JsonNode event : order.path("history")) {
            text.append(
                    "  %-10s %s  %s%n"
                            .formatted(
                                    "",
                                    words.time(event.path("at")),
                                    words.told(words.history().of(event))));
        }
        return text.toString();
    }

    /** Which revision is to be paid, where there are several. */
    String revisions(JsonNode order) {
        JsonNode newer = order.path("newer_revision");
        String revision = order.path("revision").asText();
        if (!newer.isObject()) {
            return order.path("revision").asInt() > 1 ? indented(words.of("order.older")) : "";
        }
        String url = newer.path("payment_url").textValue();
        String link = url == null ? newer.path("payment_code").textValue() : url;
        return indented(
                        words.of(
                                "order.newer",
                                "revision",
                                newer.path("revision").asText(),
                                "state",
                                words.state(newer.path("status").asText())))
                + (link == null ? "" : indented(words.of("order.newer.link", "link", link)))
                + indented(words.of("order.newer.both", "revision", revision));
    }

    private static String indented(String sentence) {
        return "  " + sentence + "\n";
    }

    private String payment(JsonNode payment) {
        String text =
                words.state(payment.path("status").asText())
                        + money("order.asked", payment, "expected_amount");
        if (payment.path("paid_amount").isNumber()) {
            text += money("order.paid", payment, "paid_amount");
        }
        boolean back = payment.path("refunded_amount").asLong() > 0;
        return back ? text + money("order.back", payment, "refunded_amount") : text;
    }

    private String money(String key, JsonNode payment, String member) {
        return words.of(
                key,
                "money",
                ConsoleWords.money(payment.path(member)),
                "time",
                words.time(payment.path("paid_at")));
    }

    private String line(String key, String value) {
        return String.format("  %-10s %s%n", words.of(key), value);
    }
}
