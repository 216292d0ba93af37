package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What DOKU answers in SNAP's scheme to what has no consequences here. */
final class SnapEchoes {

    private static final List<String> ECHOED =
            List.of(
                    "partnerReferenceNo",
                    "originalPartnerReferenceNo",
                    "originalReferenceNo",
                    "accountNo",
                    "beneficiaryAccountNumber",
                    "amount");
    private static final long BALANCE = 100_000_000;

    private SnapEchoes() {}

    static Answer of(CatalogueEntry entry, ReceivedRequest request, JsonNode body, String pageUrl) {
        String path = request.path();
        ObjectNode members = body.<ObjectNode>deepCopy().retain(ECHOED);
        switch (SnapService.of(path)) {
            case CARD_BINDING, BINDING -> bound(members, body, pageUrl);
            case OTP_VERIFICATION -> {
                members.put("referenceNo", PaymentBook.newReference());
                members.putObject("additionalInfo").put("authCode", PaymentBook.newReference());
            }
            case BALANCE -> balance(members, path);
            case ACCOUNT_INQUIRY -> {
                JsonNode info = body.path("additionalInfo");
                members.put("sessionId", "I" + PaymentBook.newReference().substring(0, 16))
                        .put("beneficiaryAccountName", "SIMULATOR")
                        .put("beneficiaryBankCode", info.path("beneficiaryBankCode").asText())
                        .put("beneficiaryBankName", "Bank Simulator");
            }
            default -> members.put("referenceNo", PaymentBook.newReference());
        }
        Pointed.fill(members, entry.paymentUrl(), pageUrl);
        Pointed.fill(members, entry.success(), PaymentBook.newReference());
        return SnapAnswer.done(path, members);
    }

    private static void bound(ObjectNode members, JsonNode body, String pageUrl) {
        JsonNode customer =
                body.has("custIdMerchant")
                        ? body.get("custIdMerchant")
                        : body.path("additionalInfo").path("custIdMerchant");
        members.put("referenceNo", PaymentBook.newReference()).put("redirectUrl", pageUrl);
        members.putObject("additionalInfo")
                .put("custIdMerchant", customer.asText())
                .put("status", "SUCCESS")
                .put("accountStatus", "SUCCESS")
                .put("authCode", PaymentBook.newReference());
    }

    private static void balance(ObjectNode members, String path) {
        if (path.startsWith("/snap/")) {
            // The misspelling is DOKU's.
            ObjectNode infos = members.put("name", "SIMULATOR").putObject("accountInfos");
            infos.set("holdAmount", SnapMoney.of(0));
            infos.set("avaliableBalance", SnapMoney.of(BALANCE));
        } else {
            members.putArray("accountInfos")
                    .addObject()
                    .put("balanceType", "CASH")
                    .set("amount", SnapMoney.of(BALANCE));
        }
    }
}
