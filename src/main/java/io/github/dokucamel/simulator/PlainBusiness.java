package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The business behind the calls of DOKU's older scheme but the status of orders.
 *
 * @param secrets secret key by Client-Id
 * @param isStrict whether only what is documented is taken
 * @param takesRepeatedNumbers whether a number that is known opens a further payment
 */
record PlainBusiness(
        PaymentBook book,
        Cashier cashier,
        Pattern declinePattern,
        Map<String, String> secrets,
        boolean isStrict,
        boolean takesRepeatedNumbers) {

    static final String DECLINED =
            "The simulator was asked to decline invoice numbers like this one";
    static final String DUPLICATE = "Invoice number has been used before";

    private static final int CODE_DIGITS = 16;
    private static final String CHECKOUT = "/checkout/";

    /**
     * @param baseUrl where pages are found
     * @throws Refused with what DOKU answers instead
     */
    Answer answer(CatalogueEntry entry, ReceivedRequest request, String baseUrl) {
        String path = request.path();
        JsonNode sent = request.json();
        JsonNode body = sent;
        if (request.body().length == 0 || entry.isFile() && !body.isObject()) {
            body = Json.object();
        }
        if (!entry.isFile()) {
            check(entry, request, sent, body);
        }
        if (path.endsWith("/credit-card/refund")) {
            return refund(request, body);
        }
        String invoiceNumber = body.path("order").path("invoice_number").asText("");
        if (declinePattern.matcher(invoiceNumber).matches()) {
            throw refused(path, "message", "transaction_not_allowed", DECLINED);
        }
        Optional<Payment> known = book.withInvoice(request.clientId(), invoiceNumber);
        if (entry.isOrder() && known.isPresent() && !takesRepeatedNumbers) {
            throw refused(path, "error_messages", "duplicate_invoice_number", DUPLICATE);
        }
        if (entry.isOrder()) {
            return open(entry, request, body, baseUrl);
        }
        if (path.endsWith("/cancel")) {
            known.filter(payment -> PaymentAction.VOID.goesWith(payment.state()))
                    .ifPresent(payment -> cashier.act(payment, PaymentAction.VOID, null));
        }
        String url = baseUrl + Gateway.PAY + "none";
        return Answer.ok(PlainAnswers.done(entry, body, invoiceNumber, url));
    }

    private void check(
            CatalogueEntry entry, ReceivedRequest request, JsonNode sent, JsonNode body) {
        Optional<String> problem =
                entry.equals(SimulatedCatalogue.PAYMENT_PAGE)
                        ? PaymentPageCheck.firstProblem(sent, isStrict)
                        : body.isObject()
                                ? new EntryCheck(entry, request, body)
                                        .firstProblem()
                                        .map(one -> one.field() + " " + one.what())
                                        .or(() -> checkSum(request, body))
                                : Optional.of("body is not JSON");
        if (problem.isPresent()) {
            throw refused(request.path(), "error_messages", "invalid_parameter", problem.get());
        }
    }

    /** OVO wants the members that say who pays what summed up with the secret key. */
    private Optional<String> checkSum(ReceivedRequest request, JsonNode body) {
        if (!request.path().equals("/ovo-emoney/v1/payment")) {
            return Optional.empty();
        }
        String summed =
                body.path("order").path("amount").asText()
                        + body.path("client").path("id").asText()
                        + body.path("order").path("invoice_number").asText()
                        + body.path("ovo_info").path("ovo_id").asText()
                        + secrets.get(request.clientId());
        byte[] sum = WireSignature.sha256(summed.getBytes(StandardCharsets.UTF_8));
        String given = body.path("security").path("check_sum").asText();
        return HexFormat.of().formatHex(sum).equals(given.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("security.check_sum is wrong");
    }

    private Answer open(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body, String baseUrl) {
        Channel channel = Channel.of(entry, request.path(), body);
        String code = code(request, channel, body);
        PaymentPage page =
                new PaymentPage(
                        request.origin(),
                        body.at("/order/invoice_number").asText(),
                        body.at("/order/amount").asLong(),
                        channel,
                        book.newToken(),
                        code,
                        PaymentPage.Cart.of(body),
                        null);
        Payment payment = book.add(page);
        String url = baseUrl + Gateway.PAY + page.token();
        ObjectNode answer = PlainAnswers.opened(entry, page, body, url);
        if (channel.service().equals("EMONEY") && body.path("ovo_info").isObject()) {
            // The payer has agreed in the app while the call was waiting.
            cashier.act(payment, PaymentAction.PAY, null);
        }
        return Answer.ok(answer);
    }

    private String code(ReceivedRequest request, Channel channel, JsonNode body) {
        if (channel.isCard()) {
            return "";
        }
        boolean hasCode =
                channel.service().equals("ONLINE_TO_OFFLINE")
                        || channel.service().equals("VIRTUAL_ACCOUNT")
                                && !request.path().startsWith(CHECKOUT);
        String own = body.path("virtual_account_info").path("virtual_account_number").asText("");
        return hasCode && own.isEmpty() ? book.newCode(CODE_DIGITS) : own;
    }

    private Answer refund(ReceivedRequest request, JsonNode body) {
        String invoiceNumber = body.path("order").path("invoice_number").asText("");
        Payment payment =
                book.withInvoice(request.clientId(), invoiceNumber)
                        .orElseThrow(() -> new Refused(OrderStatus.NOT_FOUND));
        JsonNode asked = body.path("refund").path("amount");
        Long amount = asked.asText("").matches("\\d{1,18}") ? (Long) asked.asLong() : null;
        try {
            cashier.act(payment, PaymentAction.REFUND, amount);
        } catch (Refused e) {
            throw new Refused(400, e.answer().errorCode(), e.getMessage());
        }
        return Answer.ok(Bodies.of("refund", payment.facts()));
    }

    /**
     * Checkout reports in a shape of its own.
     *
     * @param member that holds the words there
     */
    private static Refused refused(String path, String member, String code, String words) {
        return path.startsWith(CHECKOUT)
                ? new Refused(Answer.messages(member, words))
                : new Refused(400, code, words);
    }
}
