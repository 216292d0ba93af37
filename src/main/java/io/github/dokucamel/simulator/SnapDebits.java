package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** SNAP's debits, wallets and QR codes: pay, give back, cancel, and how they stand. */
final class SnapDebits {

    private static final int REFERENCE = 14;

    private final PaymentBook book;
    private final Cashier cashier;

    SnapDebits(PaymentBook book, Cashier cashier) {
        this.book = book;
        this.cashier = cashier;
    }

    /** On a page, by a QR code, or at once where the operation has neither. */
    Answer pay(
            CatalogueEntry entry,
            ReceivedRequest request,
            JsonNode body,
            Channel channel,
            String baseUrl) {
        String reference = body.path("partnerReferenceNo").asText();
        String token = book.newToken();
        boolean isQr = channel.service().equals("QRIS");
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("referenceNo", "DKU" + book.newCode(REFERENCE));
        data.set("additionalInfo", body.path("additionalInfo"));
        long amount = SnapMoney.rupiah(body.path("amount"));
        Payment payment =
                book.add(SnapOrders.page(request, reference, amount, channel, token, "", data));
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("partnerReferenceNo", reference)
                .put("referenceNo", data.path("referenceNo").asText());
        if (isQr) {
            members.put("qrContent", "00020101021226510016SIMULATOR.NOMONEY0127" + token)
                    .put("terminalId", body.path("terminalId").asText("A01"));
        } else if (!entry.paymentUrl().isEmpty()) {
            Pointed.fill(members, entry.paymentUrl(), baseUrl + Gateway.PAY + token);
        } else {
            cashier.act(payment, PaymentAction.PAY, null);
        }
        return SnapAnswer.done(request.path(), members);
    }

    Answer status(ReceivedRequest request, JsonNode body) {
        Optional<Payment> found = find(request, body);
        if (found.isEmpty()) {
            return SnapAnswer.notFound(request.path());
        }
        Payment payment = found.get();
        PaymentPage page = payment.page();
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("originalPartnerReferenceNo", page.invoiceNumber())
                .put("originalReferenceNo", page.snap().path("referenceNo").asText())
                .put("originalExternalId", page.requestId())
                .put("serviceCode", body.path("serviceCode").asText("55"))
                .put("latestTransactionStatus", status(payment.state()))
                .put("transactionStatusDesc", payment.state().name())
                .put("originalResponseCode", "2005400")
                .put("originalResponseMessage", "Successful");
        members.set("transAmount", SnapMoney.of(payment.amount()));
        if (payment.paid() > 0) {
            members.put("paidTime", SnapTime.of(payment.changedAt()));
        }
        return SnapAnswer.done(request.path(), members);
    }

    /** {@code latestTransactionStatus} in Bank Indonesia's numbers. */
    static String status(PaymentState state) {
        return switch (state) {
            case SUCCESS -> "00";
            case PENDING -> "03";
            case REFUNDED -> "04";
            case EXPIRED, VOIDED -> "05";
            case FAILED -> "06";
        };
    }

    Answer refund(ReceivedRequest request, JsonNode body) {
        JsonNode money = body.path("refundAmount");
        long amount = SnapMoney.rupiah(money);
        return act(request, body, PaymentAction.REFUND, amount == 0 ? null : amount)
                .orElseGet(
                        () -> {
                            ObjectNode members = references(body);
                            members.put("refundNo", "R" + book.newCode(REFERENCE))
                                    .put("refundTime", SnapTime.of(request.receivedAt()));
                            if (money.isObject()) {
                                members.set("refundAmount", money);
                            }
                            return SnapAnswer.done(request.path(), members);
                        });
    }

    Answer cancel(ReceivedRequest request, JsonNode body) {
        return act(request, body, PaymentAction.VOID, null)
                .orElseGet(() -> SnapAnswer.done(request.path(), references(body)));
    }

    private Optional<Answer> act(
            ReceivedRequest request, JsonNode body, PaymentAction action, Long amount) {
        Optional<Payment> payment = find(request, body);
        if (payment.isEmpty()) {
            return Optional.of(SnapAnswer.notFound(request.path()));
        }
        return cashier.act(payment.get(), action, amount)
                .map(
                        refusal ->
                                refusal.code().equals("invalid_amount")
                                        ? SnapAnswer.refused(
                                                request.path(), 404, "13", "Invalid Amount")
                                        : SnapAnswer.refused(
                                                request.path(),
                                                404,
                                                "00",
                                                "Invalid Transaction Status"));
    }

    private static ObjectNode references(JsonNode body) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {"originalPartnerReferenceNo", "partnerRefundNo"}) {
            if (body.has(member)) {
                members.set(member, body.get(member));
            }
        }
        return members;
    }

    private Optional<Payment> find(ReceivedRequest request, JsonNode body) {
        String reference = body.path("originalPartnerReferenceNo").asText("");
        String external = body.path("originalExternalId").asText("");
        return book.withInvoice(request.clientId(), reference)
                .or(() -> book.find(request.clientId(), external))
                .filter(payment -> payment.page().snap() != null);
    }
}
