package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** SNAP's virtual accounts: create, change, delete, and how they stand. */
final class SnapAccounts {

    private static final int PARTNER = 8;
    private static final int NUMBER = 16;

    /** A shorter customer number is the beginning of the one that DOKU is to make up. */
    private static final int WHOLE = 6;

    private static final Duration LIFE = Duration.ofHours(24);

    private final PaymentBook book;
    private final Cashier cashier;

    SnapAccounts(PaymentBook book, Cashier cashier) {
        this.book = book;
        this.cashier = cashier;
    }

    /** What is wrong with the number in a way that no single field shows. */
    static Optional<Answer> refusal(String path, JsonNode body) {
        String partner = body.path("partnerServiceId").asText();
        if (partner.length() != PARTNER) {
            return Optional.of(SnapAnswer.malformed(path, "partnerServiceId"));
        }
        JsonNode number = body.path("virtualAccountNo");
        String whole = partner + body.path("customerNo").asText("");
        return number.isMissingNode() || number.asText().equals(whole)
                ? Optional.empty()
                : Optional.of(SnapAnswer.malformed(path, "virtualAccountNo"));
    }

    Answer create(ReceivedRequest request, JsonNode body, Channel channel, String baseUrl) {
        ObjectNode data = body.deepCopy();
        String partner = body.path("partnerServiceId").asText();
        String customer = customer(partner.strip().length(), body.path("customerNo").asText(""));
        String token = book.newToken();
        String url = baseUrl + Gateway.PAY + token;
        data.put("customerNo", customer).put("virtualAccountNo", partner + customer);
        if (EntryField.isAbsent(data.path("expiredDate"))) {
            data.put("expiredDate", SnapTime.of(request.receivedAt().plus(LIFE)));
        }
        data.withObject("/additionalInfo").put("howToPayPage", url).put("howToPayApi", url);
        PaymentPage page =
                SnapOrders.page(
                        request,
                        body.path("trxId").asText(),
                        SnapMoney.rupiah(body.path("totalAmount")),
                        channel,
                        token,
                        partner + customer,
                        data);
        book.add(page);
        return answer(request, data);
    }

    private String customer(int partnerDigits, String given) {
        return given.length() >= WHOLE
                ? given
                : given + book.newCode(NUMBER - partnerDigits - given.length());
    }

    /** Of an account that is there and not paid yet. */
    Answer update(ReceivedRequest request, JsonNode body) {
        Optional<Payment> payment = find(request, body);
        if (payment.isEmpty()) {
            return SnapAnswer.notFound(request.path());
        }
        if (!payment.get().state().isOpen()) {
            return SnapAnswer.refused(request.path(), 404, "00", "Invalid Transaction Status");
        }
        long amount = SnapMoney.rupiah(body.path("totalAmount"));
        if (amount > 0) {
            payment.get().asks(amount);
        }
        JsonNode config = body.path("additionalInfo").path("virtualAccountConfig");
        if (config.path("status").asText().equals("INACTIVE")) {
            cashier.quietly(payment.get(), PaymentAction.EXPIRE);
        }
        return answer(request, body.deepCopy());
    }

    Answer delete(ReceivedRequest request, JsonNode body) {
        Optional<Payment> payment = find(request, body);
        if (payment.isEmpty()) {
            return SnapAnswer.notFound(request.path());
        }
        if (!payment.get().state().isOpen()) {
            return SnapAnswer.refused(request.path(), 404, "00", "Invalid Transaction Status");
        }
        cashier.quietly(payment.get(), PaymentAction.EXPIRE);
        ObjectNode data = body.deepCopy();
        data.remove("additionalInfo");
        return answer(request, data);
    }

    Answer status(ReceivedRequest request, JsonNode body) {
        Optional<Payment> found = find(request, body);
        if (found.isEmpty()) {
            return SnapAnswer.notFound(request.path());
        }
        Payment payment = found.get();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        reason(data.putObject("paymentFlagReason"), payment.state());
        for (String member : new String[] {"partnerServiceId", "customerNo", "virtualAccountNo"}) {
            data.set(member, payment.page().snap().path(member));
        }
        data.set("paidAmount", SnapMoney.of(payment.paid()));
        data.put("trxId", payment.page().invoiceNumber());
        return answer(request, data);
    }

    private static void reason(ObjectNode reason, PaymentState state) {
        switch (state) {
            case SUCCESS -> reason.put("english", "Paid").put("indonesia", "Terbayar");
            case EXPIRED -> reason.put("english", "Expired").put("indonesia", "Kedaluwarsa");
            case FAILED -> reason.put("english", "Failed").put("indonesia", "Gagal");
            default -> reason.put("english", "Pending").put("indonesia", "Belum Terbayar");
        }
    }

    private Optional<Payment> find(ReceivedRequest request, JsonNode body) {
        String clientId = request.clientId();
        return book.withCode(clientId, body.path("virtualAccountNo").asText(""))
                .or(() -> book.withInvoice(clientId, body.path("trxId").asText("")))
                .filter(payment -> payment.page().snap() != null);
    }

    private static Answer answer(ReceivedRequest request, ObjectNode data) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set("virtualAccountData", data);
        return SnapAnswer.done(request.path(), members);
    }
}
