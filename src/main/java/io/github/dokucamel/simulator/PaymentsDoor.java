package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The part of the control door that does things to payments without a browser, and lists them. */
record PaymentsDoor(PaymentBook book, Cashier cashier, Notifier notifier) {

    private static final int SHOWN = 1_000;
    private static final Set<String> MEMBERS =
            Set.of("invoice_number", "do", "amount", "client_id");

    private static final List<String> TOLD =
            List.of("request_id", "type", "status", "state", "next_try_at", "deliveries");

    Answer act(JsonNode asked) {
        if (asked.isMissingNode()) {
            throw invalid("not JSON");
        }
        if (!asked.isObject()) {
            throw invalid("it must be an object");
        }
        Json.stranger(asked, MEMBERS)
                .ifPresent(
                        name -> {
                            throw invalid(
                                    "there is no '%s'; there are invoice_number, do, amount and client_id"
                                            .formatted(name));
                        });
        PaymentAction action =
                PaymentAction.named(asked.path("do").asText(""))
                        .orElseThrow(() -> invalid("do must be one of " + PaymentAction.all()));
        JsonNode amount = asked.path("amount");
        boolean isWhole = amount.isIntegralNumber() && amount.canConvertToLong();
        if (asked.has("amount") && !isWhole) {
            throw new Refused(400, "invalid_amount", "amount must be a whole number of rupiah");
        }
        String clientId = asked.path("client_id").asText(null);
        String invoiceNumber = asked.path("invoice_number").asText("");
        Long rupiah = isWhole ? amount.longValue() : null;
        return Answer.ok(line(cashier.act(clientId, invoiceNumber, action, rupiah)));
    }

    private static Refused invalid(String message) {
        return new Refused(400, "invalid_payment", message);
    }

    /** The latest payments, oldest first. */
    Answer list() {
        return Answer.lines(book.newest(SHOWN).stream().map(this::line));
    }

    private ObjectNode line(Payment payment) {
        ObjectNode facts = payment.facts();
        ArrayNode notifications = facts.putArray("notifications");
        notifier.about(payment).forEach(sent -> notifications.add(Json.of(sent).retain(TOLD)));
        return Bodies.of("payment", facts.put("address", Gateway.PAY + payment.page().token()));
    }
}
