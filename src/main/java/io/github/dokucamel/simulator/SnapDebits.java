package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.PaymentPage.Cart;

/** SNAP's debits, wallets and QR codes: pay, give back, cancel, and how they stand. */
record SnapDebits(PaymentBook book, Cashier cashier) {

    private static final int REFERENCE = 14;

    /** On a page, by a QR code, or at once where the operation has neither. */
    Answer pay(
            CatalogueEntry entry,
            ReceivedRequest request,
            JsonNode body,
            Channel channel,
            String baseUrl) {
        String invoiceNumber = body.path("partnerReferenceNo").asText();
        String reference = "DKU" + book.newCode(REFERENCE);
        String token = book.newToken();
        long amount = SnapMoney.rupiah(body.path("amount"));
        ObjectNode data = Json.object().put("referenceNo", reference);
        data.set("additionalInfo", body.path("additionalInfo"));
        Payment payment =
                book.add(
                        new PaymentPage(
                                request.origin(),
                                invoiceNumber,
                                amount,
                                channel,
                                token,
                                "",
                                Cart.NONE,
                                data));
        ObjectNode members = Json.object();
        members.put("partnerReferenceNo", invoiceNumber).put("referenceNo", reference);
        if (channel.service().equals("QRIS")) {
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
        ObjectNode facts = find(request, body).facts();
        facts.set("asked", body);
        return SnapAnswer.done(request.path(), Bodies.of("snap-debit-status", facts));
    }

    Answer refund(ReceivedRequest request, JsonNode body) {
        JsonNode money = body.path("refundAmount");
        long amount = SnapMoney.rupiah(money);
        act(request, body, PaymentAction.REFUND, amount == 0 ? null : amount);
        ObjectNode members = references(body);
        members.put("refundNo", "R" + book.newCode(REFERENCE))
                .put("refundTime", SnapTime.of(request.receivedAt()));
        if (money.isObject()) {
            members.set("refundAmount", money);
        }
        return SnapAnswer.done(request.path(), members);
    }

    Answer cancel(ReceivedRequest request, JsonNode body) {
        act(request, body, PaymentAction.VOID, null);
        return SnapAnswer.done(request.path(), references(body));
    }

    private void act(ReceivedRequest request, JsonNode body, PaymentAction action, Long amount) {
        String path = request.path();
        Payment payment = find(request, body);
        try {
            cashier.act(payment, action, amount);
        } catch (Refused e) {
            throw e.answer().errorCode().equals("invalid_amount")
                    ? SnapAnswer.refused(path, 404, "13", "Invalid Amount")
                    : SnapAnswer.notInThisState(path);
        }
    }

    private static ObjectNode references(JsonNode body) {
        return body.<ObjectNode>deepCopy().retain("originalPartnerReferenceNo", "partnerRefundNo");
    }

    private Payment find(ReceivedRequest request, JsonNode body) {
        String reference = body.path("originalPartnerReferenceNo").asText("");
        String external = body.path("originalExternalId").asText("");
        return book.withInvoice(request.clientId(), reference)
                .or(() -> book.find(request.clientId(), external))
                .filter(payment -> payment.page().snap() != null)
                .orElseThrow(() -> SnapAnswer.notFound(request.path()));
    }
}
