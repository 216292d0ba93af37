package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the control door that does things to payments without a browser, and lists them. */
final class PaymentsDoor {

    private static final int SHOWN = 1_000;
    private static final Set<String> MEMBERS =
            Set.of("invoice_number", "do", "amount", "client_id");

    private final ObjectMapper json = new ObjectMapper();
    private final PaymentBook book;
    private final Cashier cashier;
    private final Notifier notifier;

    PaymentsDoor(PaymentBook book, Cashier cashier, Notifier notifier) {
        this.book = book;
        this.cashier = cashier;
        this.notifier = notifier;
    }

    Answer act(byte[] body) {
        JsonNode asked;
        try {
            asked = json.readTree(body);
        } catch (IOException e) {
            return Answer.error(400, "invalid_payment", "not JSON");
        }
        if (!asked.isObject()) {
            return Answer.error(400, "invalid_payment", "it must be an object");
        }
        Optional<String> stranger =
                asked.properties().stream()
                        .map(member -> member.getKey())
                        .filter(name -> !MEMBERS.contains(name))
                        .findFirst();
        Optional<PaymentAction> action = PaymentAction.named(asked.path("do").asText(""));
        JsonNode amount = asked.get("amount");
        if (stranger.isPresent()) {
            return Answer.error(
                    400,
                    "invalid_payment",
                    "there is no '%s'; there are invoice_number, do, amount and client_id"
                            .formatted(stranger.get()));
        }
        if (action.isEmpty()) {
            return Answer.error(400, "invalid_payment", "do must be one of " + PaymentAction.all());
        }
        if (amount != null && !(amount.isIntegralNumber() && amount.canConvertToLong())) {
            return Answer.error(400, "invalid_amount", "amount must be a whole number of rupiah");
        }
        return act(
                asked.path("client_id").asText(null),
                asked.path("invoice_number").asText(""),
                action.get(),
                amount == null ? null : amount.longValue());
    }

    private Answer act(String clientId, String invoiceNumber, PaymentAction action, Long amount) {
        return cashier.act(clientId, invoiceNumber, action, amount)
                .map(refused -> Answer.error(refused.status(), refused.code(), refused.message()))
                .orElseGet(() -> Answer.ok(line(cashier.find(clientId, invoiceNumber).get(0))));
    }

    /** JSON lines, the latest payments, oldest first. */
    Answer list() {
        StringBuilder lines = new StringBuilder();
        List<Payment> latest = book.newest(SHOWN);
        latest.forEach(payment -> lines.append(line(payment)).append('\n'));
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "application/x-ndjson", body, "");
    }

    private ObjectNode line(Payment payment) {
        PaymentPage page = payment.page();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("invoice_number", page.invoiceNumber())
                .put("client_id", page.clientId())
                .put("amount", page.amount())
                .put("state", payment.state().name())
                .put("paid", payment.paid())
                .put("refunded", payment.refunded())
                .put("changed_at", payment.changedAt().toString())
                .put("page", Gateway.PAY + page.token());
        ArrayNode notifications = line.putArray("notifications");
        notifier.about(payment).forEach(sent -> notifications.add(notification(sent)));
        return line;
    }

    private static ObjectNode notification(SentNotification sent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("request_id", sent.requestId())
                .put("type", sent.type())
                .put("status", sent.status())
                .put("state", sent.state())
                .put("next_try_at", sent.nextTryAt() == null ? null : sent.nextTryAt().toString());
        ArrayNode deliveries = json.putArray("deliveries");
        sent.deliveries()
                .forEach(
                        delivery ->
                                deliveries
                                        .addObject()
                                        .put("at", delivery.at().toString())
                                        .put("request_id", delivery.requestId())
                                        .put("status", delivery.status())
                                        .put("problem", delivery.problem())
                                        .put("fault", delivery.fault()));
        return json;
    }
}
