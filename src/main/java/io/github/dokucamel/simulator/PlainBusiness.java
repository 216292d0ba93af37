package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The business behind the calls of DOKU's older scheme, payment pages and status apart. */
final class PlainBusiness {

    private static final int CODE_DIGITS = 16;
    private static final String CHECKOUT = "/checkout/";

    private final PaymentBook book;
    private final Cashier cashier;
    private final Pattern declinePattern;
    private final Map<String, String> secrets;

    PlainBusiness(
            PaymentBook book,
            Cashier cashier,
            Pattern declinePattern,
            Map<String, String> secrets) {
        this.book = book;
        this.cashier = cashier;
        this.declinePattern = declinePattern;
        this.secrets = secrets;
    }

    /**
     * @param baseUrl where pages are found
     */
    Answer answer(CatalogueEntry entry, ReceivedRequest request, String baseUrl) {
        boolean isFile = entry.signature().equals("bearer");
        JsonNode body =
                request.body().length == 0 || isFile && !request.json().isObject()
                        ? JsonNodeFactory.instance.objectNode()
                        : request.json();
        Optional<String> problem =
                body.isObject() ? problem(entry, request, body) : Optional.of("body is not JSON");
        if (problem.isPresent() && !isFile) {
            return refused(request.path(), "invalid_parameter", problem.get());
        }
        if (request.path().endsWith("/credit-card/refund")) {
            return refund(request, body);
        }
        String invoiceNumber = body.path("order").path("invoice_number").asText("");
        if (declinePattern.matcher(invoiceNumber).matches()) {
            return declined(request.path());
        }
        if (entry.isOrder()) {
            return open(entry, request, body, baseUrl);
        }
        if (request.path().endsWith("/cancel")) {
            book.withInvoice(request.clientId(), invoiceNumber)
                    .ifPresent(payment -> cashier.act(payment, PaymentAction.VOID, null));
        }
        String url = baseUrl + Gateway.PAY + "none";
        return Answer.ok(PlainAnswers.done(entry, body, invoiceNumber, url));
    }

    private Optional<String> problem(CatalogueEntry entry, ReceivedRequest request, JsonNode body) {
        return EntryCheck.firstProblem(entry, request, body)
                .map(EntryCheck.Problem::text)
                .or(() -> checkSum(request, body));
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
        String given = body.path("security").path("check_sum").asText();
        return sha256(summed).equals(given.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("security.check_sum is wrong");
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private Answer open(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body, String baseUrl) {
        String invoiceNumber = body.path("order").path("invoice_number").asText("");
        if (book.withInvoice(request.clientId(), invoiceNumber).isPresent()) {
            return refused(
                    request.path(),
                    "duplicate_invoice_number",
                    "Invoice number has been used before");
        }
        Channel channel = Channel.of(entry, request.path(), body);
        PaymentPage page =
                PaymentPages.page(
                        request, body, channel, book.newToken(), code(request, channel, body));
        Payment payment = book.add(page);
        String url = baseUrl + Gateway.PAY + page.token();
        ObjectNode answer = PlainAnswers.opened(entry, page, body, url);
        if (body.path("ovo_info").isObject()) {
            // The payer has agreed in the app while the call was waiting.
            cashier.act(payment, PaymentAction.PAY, null);
        }
        return Answer.ok(answer);
    }

    private String code(ReceivedRequest request, Channel channel, JsonNode body) {
        boolean hasCode =
                channel.service().equals("ONLINE_TO_OFFLINE")
                        || channel.service().equals("VIRTUAL_ACCOUNT")
                                && !request.path().startsWith(CHECKOUT);
        String own = body.path("virtual_account_info").path("virtual_account_number").asText("");
        return hasCode && own.isEmpty() ? book.newCode(CODE_DIGITS) : own;
    }

    private Answer refund(ReceivedRequest request, JsonNode body) {
        String invoiceNumber = body.path("order").path("invoice_number").asText("");
        Optional<Payment> payment = book.withInvoice(request.clientId(), invoiceNumber);
        if (payment.isEmpty()) {
            return Answer.error(404, "TRANSACTION_NOT_FOUND", "Transaction not found");
        }
        JsonNode asked = body.path("refund").path("amount");
        Long amount = asked.canConvertToLong() && asked.isNumber() ? asked.longValue() : null;
        Optional<Cashier.Refusal> refusal =
                cashier.act(payment.get(), PaymentAction.REFUND, amount);
        if (refusal.isPresent()) {
            return Answer.error(400, refusal.get().code(), refusal.get().message());
        }
        Turn turn = payment.get().last().orElseThrow();
        boolean whole = turn.amount() == payment.get().paid();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("order").put("invoice_number", invoiceNumber);
        answer.putObject("payment").put("original_request_id", payment.get().page().requestId());
        answer.putObject("refund")
                .put("amount", turn.amount())
                .put("type", whole ? "FULL_REFUND" : "PARTIAL_REFUND")
                .put("status", "SUCCESS")
                .put("message", "Approved")
                .put("approval_code", "112233");
        return Answer.ok(answer);
    }

    private static Answer declined(String path) {
        String why = "The simulator was asked to decline invoice numbers like this one";
        return path.startsWith(CHECKOUT)
                ? Answer.messages("message", why)
                : Answer.error(400, "transaction_not_allowed", why);
    }

    /** Checkout reports what is wrong with a body in a shape of its own. */
    private static Answer refused(String path, String code, String problem) {
        return path.startsWith(CHECKOUT)
                ? Answer.messages("error_messages", problem)
                : Answer.error(400, code, problem);
    }
}
