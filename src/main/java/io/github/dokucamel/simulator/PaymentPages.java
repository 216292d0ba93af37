package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The business behind {@code POST /credit-card/v1/payment-page}: which order gets a page, which is
 * refused, and which has one already.
 */
final class PaymentPages {

    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_TEXT = 255;

    private final ObjectMapper json = new ObjectMapper();
    private final BodyCheck bodyCheck;
    private final Pattern declinePattern;
    private final PaymentBook book;

    PaymentPages(BodyCheck bodyCheck, Pattern declinePattern, PaymentBook book) {
        this.bodyCheck = bodyCheck;
        this.declinePattern = declinePattern;
        this.book = book;
    }

    /**
     * Decides about a call that is signed correctly and comes for the first time.
     *
     * @param baseUrl where the page will be found
     */
    Answer open(ReceivedRequest request, String baseUrl) {
        Optional<String> problem = bodyCheck.firstProblem(request.body());
        if (problem.isPresent()) {
            return Answer.error(400, "invalid_parameter", problem.get());
        }
        JsonNode body = read(request.body());
        JsonNode order = body.path("order");
        String invoiceNumber = order.path("invoice_number").asText();
        if (declinePattern.matcher(invoiceNumber).matches()) {
            return Answer.error(
                    400,
                    "transaction_not_allowed",
                    "The simulator was asked to decline invoice numbers like this one");
        }
        // Our assumption: DOKU calls the invoice number unique, but what it answers to the second
        // Request-Id for one is published nowhere.
        if (book.withInvoice(request.clientId(), invoiceNumber).isPresent()) {
            return Answer.error(
                    400, "duplicate_invoice_number", "Invoice number has been used before");
        }
        String token = book.newToken();
        book.add(page(request, body, Channel.CARD, token, ""));
        return accepted(order, baseUrl + Gateway.PAY + token);
    }

    /**
     * The page of an order in the words of DOKU's older scheme.
     *
     * @param code what the payer pays with; empty when there is none
     */
    static PaymentPage page(
            ReceivedRequest request, JsonNode body, Channel channel, String token, String code) {
        JsonNode order = body.path("order");
        JsonNode lines = order.path("line_items");
        List<PaymentPage.Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), MOST_ITEMS); i++) {
            JsonNode line = lines.get(i);
            items.add(
                    new PaymentPage.Item(
                            text(line, "name"), text(line, "price"), text(line, "quantity")));
        }
        Map<String, String> customer = new LinkedHashMap<>();
        for (String member : List.of("id", "name", "email")) {
            String value = text(body.path("customer"), member);
            if (!value.isEmpty()) {
                customer.put(member, value);
            }
        }
        return new PaymentPage(
                request.clientId(),
                order.path("invoice_number").asText(),
                order.path("amount").asLong(),
                token,
                request.requestId(),
                request.receivedAt(),
                List.copyOf(items),
                lines.size(),
                customer,
                channel,
                code,
                null);
    }

    private static String text(JsonNode parent, String member) {
        String text = parent.path(member).asText("");
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static Answer accepted(JsonNode order, String url) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode echo = body.putObject("order");
        echo.set("invoice_number", order.path("invoice_number"));
        JsonNode items = order.path("line_items");
        echo.set("line_items", items.isArray() ? items : JsonNodeFactory.instance.arrayNode());
        body.putObject("credit_card_payment_page").put("url", url);
        body.putObject("credit_card_js").put("session_id", "");
        return Answer.ok(body);
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("the body check let through what is not JSON", e);
        }
    }
}
