package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The business behind the calls of SNAP's scheme that were not refused for their headers.
 *
 * @param used what must not be used a second time, with the status of the transfer it stands for
 * @param takesRepeatedNumbers whether an order's number that is known opens a further payment
 */
record SnapBusiness(
        PaymentBook book,
        SnapAccounts accounts,
        SnapDebits debits,
        SnapTokenDoor tokens,
        Pattern declinePattern,
        BoundedMemory<String, String> used,
        boolean takesRepeatedNumbers) {

    /** What a call must not use a second time, whichever comes first. */
    private static final List<String> KEYS =
            List.of("partnerRefundNo", "trxId", "partnerReferenceNo");

    /** What a call without consequences here is answered with, of what it said. */
    private static final List<String> ECHOED =
            List.of(
                    "partnerReferenceNo",
                    "originalPartnerReferenceNo",
                    "originalReferenceNo",
                    "accountNo",
                    "beneficiaryAccountNumber",
                    "amount");

    /**
     * @param baseUrl where pages are found
     * @throws Refused with what DOKU answers instead
     */
    Answer answer(CatalogueEntry entry, ReceivedRequest request, String baseUrl) {
        String path = request.path();
        JsonNode body = request.json();
        if (!body.isObject()) {
            throw SnapAnswer.refused(path, 400, "00", "Bad Request");
        }
        new EntryCheck(entry, request, body)
                .firstProblem()
                .ifPresent(
                        problem -> {
                            throw problem.isMissing()
                                    ? SnapAnswer.missing(path, problem.field())
                                    : SnapAnswer.malformed(path, problem.field());
                        });
        if (entry.isTokenCall()) {
            return tokens.answer(request, body);
        }
        if (body.has("partnerServiceId")) {
            SnapAccounts.checkNumber(path, body);
        }
        String key = businessKey(entry, body);
        if (key.isEmpty()) {
            return act(entry, request, body, baseUrl);
        }
        String business = String.join("\n", request.clientId(), path, key);
        boolean opens = SnapService.of(path).opens();
        boolean isTaken = opens && book.withInvoice(request.clientId(), key).isPresent();
        boolean isFree = opens && takesRepeatedNumbers;
        if (!isFree && (isTaken || used.get(business) != null)) {
            throw SnapAnswer.refused(path, 409, "01", "Duplicate " + keyName(body));
        }
        if (declinePattern.matcher(key).matches()) {
            throw SnapAnswer.refused(path, 403, "15", "Transaction Not Permitted");
        }
        Answer answer = act(entry, request, body, baseUrl);
        used.put(business, transferStatus(body));
        return answer;
    }

    /** Empty for what changes nothing, or what is there already. */
    private static String businessKey(CatalogueEntry entry, JsonNode body) {
        return !entry.method().equals("POST") || entry.isHarmless()
                ? ""
                : body.path(keyName(body)).asText("");
    }

    private static String keyName(JsonNode body) {
        return KEYS.stream().filter(body::has).findFirst().orElse("");
    }

    private Answer act(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body, String baseUrl) {
        Channel channel = Channel.of(entry, request.path(), body);
        return switch (SnapService.of(request.path())) {
            case VA_CREATE -> accounts.create(request, body, channel, baseUrl);
            case VA_UPDATE -> accounts.update(request, body);
            case VA_DELETE -> accounts.delete(request, body);
            case VA_STATUS -> accounts.status(request, body);
            case DEBIT_PAYMENT, QR_GENERATE -> debits.pay(entry, request, body, channel, baseUrl);
            case DEBIT_STATUS, QR_QUERY -> debits.status(request, body);
            case DEBIT_REFUND, QR_REFUND -> debits.refund(request, body);
            case DEBIT_CANCEL -> debits.cancel(request, body);
            case TRANSFER_STATUS -> transferred(request, body);
            default -> echo(entry, request, body, baseUrl + Gateway.PAY + "none");
        };
    }

    /** DOKU's own test account: it ends failed with bank 002. */
    private static String transferStatus(JsonNode body) {
        boolean fails =
                body.path("beneficiaryAccountNumber").asText().contains("12345")
                        && body.path("beneficiaryBankCode").asText().equals("002");
        return fails ? "06" : "00";
    }

    private Answer transferred(ReceivedRequest request, JsonNode body) {
        String reference = body.path("originalPartnerReferenceNo").asText();
        String path = request.path().replace("/qr/qr-mpm-status", "/emoney/transfer-bank");
        String status = used.get(String.join("\n", request.clientId(), path, reference));
        if (status == null) {
            throw SnapAnswer.notFound(request.path());
        }
        ObjectNode members = Json.object();
        members.put("originalPartnerReferenceNo", reference)
                .put("serviceCode", SnapService.TRANSFER.toString())
                .put("latestTransactionStatus", status)
                .put("transactionStatusDesc", status.equals("00") ? "Success" : "Failed");
        return SnapAnswer.done(request.path(), members);
    }

    /** To what has no consequences here. */
    private static Answer echo(
            CatalogueEntry entry, ReceivedRequest request, JsonNode body, String pageUrl) {
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
