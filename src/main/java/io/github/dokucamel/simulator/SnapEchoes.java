package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

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

    static ObjectNode of(CatalogueEntry entry, String path, JsonNode body, String pageUrl) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (String member : ECHOED) {
            if (body.has(member)) {
                members.set(member, body.get(member));
            }
        }
        switch (SnapServices.of(path)) {
            case "01", "07" -> bound(members, body, pageUrl);
            case "04" -> {
                members.put("referenceNo", newId());
                members.putObject("additionalInfo").put("authCode", newId());
            }
            case "11" -> balance(members, path);
            case "42" -> {
                JsonNode info = body.path("additionalInfo");
                members.put("sessionId", "I" + newId().substring(0, 16))
                        .put("beneficiaryAccountName", "SIMULATOR")
                        .put("beneficiaryBankCode", info.path("beneficiaryBankCode").asText())
                        .put("beneficiaryBankName", "Bank Simulator");
            }
            default -> members.put("referenceNo", newId());
        }
        Pointed.fill(members, entry.paymentUrl(), pageUrl);
        Pointed.fill(members, entry.success(), newId());
        return members;
    }

    private static void bound(ObjectNode members, JsonNode body, String pageUrl) {
        JsonNode customer =
                body.has("custIdMerchant")
                        ? body.get("custIdMerchant")
                        : body.path("additionalInfo").path("custIdMerchant");
        members.put("referenceNo", newId()).put("redirectUrl", pageUrl);
        members.putObject("additionalInfo")
                .put("custIdMerchant", customer.asText())
                .put("status", "SUCCESS")
                .put("accountStatus", "SUCCESS")
                .put("authCode", newId());
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

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
