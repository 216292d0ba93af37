package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.PaymentPage.Cart;
import java.time.Duration;

/** SNAP's virtual accounts: create, change, delete, and how they stand. */
record SnapAccounts(PaymentBook book, Cashier cashier) {

    private static final int PARTNER = 8;
    private static final int NUMBER = 16;

    /** A shorter customer number is the beginning of the one that DOKU is to make up. */
    private static final int WHOLE = 6;

    private static final Duration LIFE = Duration.ofHours(24);

    /**
     * @throws Refused what is wrong with the number in a way that no single field shows
     */
    static void checkNumber(String path, JsonNode body) {
        String partner = body.path("partnerServiceId").asText();
        if (partner.length() != PARTNER) {
            throw SnapAnswer.malformed(path, "partnerServiceId");
        }
        JsonNode number = body.path("virtualAccountNo");
        String whole = partner + body.path("customerNo").asText("");
        if (!number.isMissingNode() && !number.asText().equals(whole)) {
            throw SnapAnswer.malformed(path, "virtualAccountNo");
        }
    }

    Answer create(ReceivedRequest request, JsonNode body, Channel channel, String baseUrl) {
        ObjectNode data = body.deepCopy();
        String partner = body.path("partnerServiceId").asText();
        String customer = customer(partner.strip().length(), body.path("customerNo").asText(""));
        String number = partner + customer;
        String token = book.newToken();
        String url = baseUrl + Gateway.PAY + token;
        data.put("customerNo", customer).put("virtualAccountNo", number);
        if (EntryField.isAbsent(data.path("expiredDate"))) {
            data.put("expiredDate", SnapTime.of(request.receivedAt().plus(LIFE)));
        }
        data.withObject("/additionalInfo").put("howToPayPage", url).put("howToPayApi", url);
        String invoiceNumber = body.path("trxId").asText();
        long amount = SnapMoney.rupiah(body.path("totalAmount"));
        book.add(
                new PaymentPage(
                        request.origin(),
                        invoiceNumber,
                        amount,
                        channel,
                        token,
                        number,
                        Cart.NONE,
                        data));
        return answer(request, data);
    }

    private String customer(int partnerDigits, String given) {
        return given.length() >= WHOLE
                ? given
                : given + book.newCode(NUMBER - partnerDigits - given.length());
    }

    /** Of an account that is there and not paid yet. */
    Answer update(ReceivedRequest request, JsonNode body) {
        Payment payment = open(request, body);
        long amount = SnapMoney.rupiah(body.path("totalAmount"));
        if (amount > 0) {
            payment.asks(amount);
        }
        JsonNode config = body.path("additionalInfo").path("virtualAccountConfig");
        if (config.path("status").asText().equals("INACTIVE")) {
            cashier.quietly(payment, PaymentAction.EXPIRE);
        }
        return answer(request, body.deepCopy());
    }

    Answer delete(ReceivedRequest request, JsonNode body) {
        cashier.quietly(open(request, body), PaymentAction.EXPIRE);
        ObjectNode data = body.deepCopy();
        ObjectNode info = data.withObject("/additionalInfo");
        info.retain("channel");
        return answer(request, data);
    }

    Answer status(ReceivedRequest request, JsonNode body) {
        ObjectNode facts = find(request, body).facts();
        facts.set("flag", Bodies.of("flag-" + facts.get("state").asText(), facts));
        return SnapAnswer.done(request.path(), Bodies.of("snap-account-status", facts));
    }

    private Payment open(ReceivedRequest request, JsonNode body) {
        Payment payment = find(request, body);
        if (!payment.state().isOpen()) {
            throw SnapAnswer.notInThisState(request.path());
        }
        return payment;
    }

    private Payment find(ReceivedRequest request, JsonNode body) {
        String clientId = request.clientId();
        return book.withCode(clientId, body.path("virtualAccountNo").asText(""))
                .or(() -> book.withInvoice(clientId, body.path("trxId").asText("")))
                .filter(payment -> payment.page().snap() != null)
                .orElseThrow(() -> SnapAnswer.notFound(request.path()));
    }

    private static Answer answer(ReceivedRequest request, ObjectNode data) {
        return SnapAnswer.done(request.path(), Json.object().set("virtualAccountData", data));
    }
}
