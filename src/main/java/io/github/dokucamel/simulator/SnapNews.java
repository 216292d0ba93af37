package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.Payment.Turn;
import java.util.Optional;

/** DOKU's notifications in SNAP's scheme. */
final class SnapNews {

    private static final String[] ACCOUNT = {
        "partnerServiceId",
        "customerNo",
        "virtualAccountNo",
        "virtualAccountName",
        "virtualAccountEmail",
        "virtualAccountPhone",
        "virtualAccountTrxType"
    };

    private SnapNews() {}

    /** Empty where DOKU says nothing: about a number that was not paid, about QR codes. */
    static Optional<byte[]> of(Payment payment, Turn turn) {
        PaymentPage page = payment.page();
        return switch (page.channel().service()) {
            case "VIRTUAL_ACCOUNT" ->
                    turn.action() == PaymentAction.PAY
                            ? Optional.of(Json.bytes(paid(page, turn)))
                            : Optional.empty();
            case "QRIS" -> Optional.empty();
            default -> Optional.of(Json.bytes(debited(payment, turn)));
        };
    }

    private static ObjectNode paid(PaymentPage page, Turn turn) {
        ObjectNode body = Json.object();
        for (String member : ACCOUNT) {
            JsonNode agreed = page.snap().path(member);
            if (!EntryField.isAbsent(agreed)) {
                body.set(member, agreed);
            }
        }
        body.put("trxId", page.invoiceNumber())
                .put("paymentRequestId", turn.id().replace("-", ""))
                .put("trxDateTime", SnapTime.of(turn.at()));
        body.set("paidAmount", SnapMoney.of(turn.amount()));
        body.putObject("additionalInfo")
                .put("channel", page.channel().id())
                .put("senderName", "SIMULATOR");
        return body;
    }

    private static ObjectNode debited(Payment payment, Turn turn) {
        PaymentPage page = payment.page();
        ObjectNode body = Json.object();
        body.put("originalPartnerReferenceNo", page.invoiceNumber())
                .put("originalReferenceNo", page.snap().path("referenceNo").asText())
                .put("originalExternalId", page.requestId())
                .put("latestTransactionStatus", SnapDebits.status(turn.action().leadsTo()))
                .put("transactionStatusDesc", turn.action().leadsTo().name());
        body.set("amount", SnapMoney.of(payment.amount()));
        body.putObject("additionalInfo")
                .put("channel", page.channel().id())
                .put("acquirerId", page.channel().acquirer())
                .put("custIdMerchant", "cust001")
                .put(
                        "accountType",
                        page.channel().service().equals("EMONEY") ? "EMONEY" : "DIRECT_DEBIT");
        return body;
    }
}
