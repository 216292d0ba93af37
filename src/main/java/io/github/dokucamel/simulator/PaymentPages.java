package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The business behind {@code POST /credit-card/v1/payment-page}: which order gets a page, which is
 * refused, and which has one already.
 */
final class PaymentPages {

    private static final int MOST = 1_000_000;
    private static final int ENTRY_BYTES = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final BodyCheck bodyCheck;
    private final Pattern declinePattern;
    private final BoundedMemory<String, PaymentPage> byInvoice;
    private final BoundedMemory<String, PaymentPage> byRequestId;
    private final BoundedMemory<String, PaymentPage> byToken;

    // Pages of an earlier run are not found under the tokens of this one.
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private long handedOut;

    PaymentPages(BodyCheck bodyCheck, Pattern declinePattern, long memoryBytes) {
        this.bodyCheck = bodyCheck;
        this.declinePattern = declinePattern;
        this.byInvoice = new BoundedMemory<>(MOST, memoryBytes / 3, page -> ENTRY_BYTES);
        this.byRequestId = new BoundedMemory<>(MOST, memoryBytes / 3, page -> ENTRY_BYTES);
        this.byToken = new BoundedMemory<>(MOST, memoryBytes / 3, page -> ENTRY_BYTES);
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
        JsonNode order = read(request.body()).path("order");
        String invoiceNumber = order.path("invoice_number").asText();
        if (declinePattern.matcher(invoiceNumber).matches()) {
            return Answer.error(
                    400,
                    "transaction_not_allowed",
                    "The simulator was asked to decline invoice numbers like this one");
        }
        // Our assumption: DOKU calls the invoice number unique, but what it answers to the second
        // Request-Id for one is published nowhere.
        String business = key(request.clientId(), invoiceNumber);
        if (byInvoice.get(business) != null) {
            return Answer.error(
                    400, "duplicate_invoice_number", "Invoice number has been used before");
        }
        String token = run + "-" + Long.toString(++handedOut, Character.MAX_RADIX);
        PaymentPage page =
                new PaymentPage(
                        invoiceNumber,
                        order.path("amount").asText(),
                        token,
                        request.requestId(),
                        request.receivedAt());
        byInvoice.put(business, page);
        byRequestId.put(key(request.clientId(), request.requestId()), page);
        byToken.put(token, page);
        return accepted(order, baseUrl + Gateway.PAY + token);
    }

    Optional<PaymentPage> withToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /**
     * @param identifier an invoice number or the Request-Id of the call that opened the page
     */
    Optional<PaymentPage> find(String clientId, String identifier) {
        String key = key(clientId, identifier);
        return Optional.ofNullable(byInvoice.get(key))
                .or(() -> Optional.ofNullable(byRequestId.get(key)));
    }

    private static String key(String clientId, String identifier) {
        return clientId + '\n' + identifier;
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
