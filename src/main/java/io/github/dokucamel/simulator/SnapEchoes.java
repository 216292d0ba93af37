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

    private SnapEchoes() {}

    static Answer of(CatalogueEntry entry, ReceivedRequest request, JsonNode body, String pageUrl) {
        String path = request.path();
        ObjectNode facts = Json.object();
        JsonNode info = body.path("additionalInfo");
        facts.put("url", pageUrl)
                .put("reference", PaymentBook.newReference())
                .put("other_reference", PaymentBook.newReference())
                .put("session", "I" + PaymentBook.newReference().substring(0, 16))
                .put("bank", info.path("beneficiaryBankCode").asText())
                .put(
                        "customer",
                        body.path("custIdMerchant").asText(info.path("custIdMerchant").asText()));
        ObjectNode members = body.<ObjectNode>deepCopy().retain(ECHOED);
        members.setAll(Bodies.of(template(path), facts));
        Pointed.fill(members, entry.paymentUrl(), pageUrl);
        Pointed.fill(members, entry.success(), PaymentBook.newReference());
        return SnapAnswer.done(path, members);
    }

    private static String template(String path) {
        SnapService service = SnapService.of(path);
        return switch (service) {
            case CARD_BINDING, BINDING -> "BINDING";
            case OTP_VERIFICATION, ACCOUNT_INQUIRY -> service.name();
            case BALANCE -> path.startsWith("/snap/") ? "KIRIM_BALANCE" : "BALANCE";
            default -> "ECHO";
        };
    }
}
