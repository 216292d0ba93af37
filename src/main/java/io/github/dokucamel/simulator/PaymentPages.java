package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * The business behind {@code POST /credit-card/v1/payment-page}: which order gets a page, which is
 * refused, and which has one already.
 */
record PaymentPages(PaymentPageCheck check, Pattern declinePattern, PaymentBook book) {

    /**
     * Decides about a call that is signed correctly and comes for the first time.
     *
     * @param baseUrl where the page will be found
     * @throws Refused it gets none
     */
    Answer open(ReceivedRequest request, String baseUrl) {
        check.firstProblem(request.body())
                .ifPresent(
                        problem -> {
                            throw new Refused(400, "invalid_parameter", problem);
                        });
        JsonNode body = request.json();
        JsonNode order = body.path("order");
        String invoiceNumber = order.path("invoice_number").asText();
        if (declinePattern.matcher(invoiceNumber).matches()) {
            throw new Refused(400, "transaction_not_allowed", PlainBusiness.DECLINED);
        }
        // Our assumption: DOKU calls the invoice number unique, but what it answers to the second
        // Request-Id for one is published nowhere.
        if (book.withInvoice(request.clientId(), invoiceNumber).isPresent()) {
            throw new Refused(400, "duplicate_invoice_number", PlainBusiness.DUPLICATE);
        }
        String token = book.newToken();
        book.add(PaymentPage.of(request, body, Channel.CARD, token, ""));
        ObjectNode answer = Json.object();
        JsonNode items = order.path("line_items");
        answer.putObject("order")
                .put("invoice_number", invoiceNumber)
                .set("line_items", items.isArray() ? items : answer.arrayNode());
        answer.putObject("credit_card_payment_page").put("url", baseUrl + Gateway.PAY + token);
        answer.putObject("credit_card_js").put("session_id", "");
        return Answer.ok(answer);
    }
}
