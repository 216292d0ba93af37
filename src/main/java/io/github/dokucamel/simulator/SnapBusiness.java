package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The business behind the calls of SNAP's scheme that were not refused for their headers. */
final class SnapBusiness {

    private static final int MOST = 1_000_000;
    private static final int ENTRY_BYTES = 300;

    /** What a call must not use a second time, whichever comes first. */
    private static final List<String> KEYS =
            List.of("partnerRefundNo", "trxId", "partnerReferenceNo");

    private static final String TRANSFER = "43";
    private static final String TRANSFER_STATUS = "53";

    private final PaymentBook book;
    private final SnapAccounts accounts;
    private final SnapDebits debits;
    private final SnapTokenDoor tokens;
    private final Pattern declinePattern;
    private final BoundedMemory<String, String> used;

    SnapBusiness(
            PaymentBook book,
            Cashier cashier,
            SnapTokenDoor tokens,
            Pattern declinePattern,
            long memoryBytes) {
        this.book = book;
        this.accounts = new SnapAccounts(book, cashier);
        this.debits = new SnapDebits(book, cashier);
        this.tokens = tokens;
        this.declinePattern = declinePattern;
        this.used = new BoundedMemory<>(MOST, memoryBytes, status -> ENTRY_BYTES);
    }

    /**
     * @param baseUrl where pages are found
     */
    Answer answer(CatalogueEntry entry, ReceivedRequest request, String baseUrl) {
        String path = request.path();
        JsonNode body = request.json();
        if (!body.isObject()) {
            return SnapAnswer.refused(path, 400, "00", "Bad Request");
        }
        Optional<EntryCheck.Problem> problem = EntryCheck.firstProblem(entry, request, body);
        if (problem.isPresent()) {
            return problem.get().isMissing()
                    ? SnapAnswer.missing(path, problem.get().field())
                    : SnapAnswer.malformed(path, problem.get().field());
        }
        if (entry.isTokenCall()) {
            return tokens.answer(request, body);
        }
        if (body.has("partnerServiceId")) {
            Optional<Answer> refusal = SnapAccounts.refusal(path, body);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        String key = businessKey(entry, body);
        if (key.isEmpty()) {
            return act(entry, request, body, baseUrl);
        }
        String business = String.join("\n", request.clientId(), path, key);
        if (used.get(business) != null || isTaken(entry, request, key)) {
            return SnapAnswer.refused(path, 409, "01", "Duplicate " + keyName(body));
        }
        if (declinePattern.matcher(key).matches()) {
            return SnapAnswer.refused(path, 403, "15", "Transaction Not Permitted");
        }
        Answer answer = act(entry, request, body, baseUrl);
        if (answer.status() == 200) {
            used.put(business, transferStatus(body));
        }
        return answer;
    }

    private boolean isTaken(CatalogueEntry entry, ReceivedRequest request, String key) {
        String service = SnapServices.of(entry.path());
        return (service.equals(SnapServices.VA_CREATE)
                        || service.equals(SnapServices.DEBIT_PAYMENT)
                        || service.equals(SnapServices.QR_GENERATE))
                && book.withInvoice(request.clientId(), key).isPresent();
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
        String path = request.path();
        Channel channel = Channel.of(entry, path, body);
        return switch (SnapServices.of(path)) {
            case SnapServices.VA_CREATE -> accounts.create(request, body, channel, baseUrl);
            case SnapServices.VA_UPDATE -> accounts.update(request, body);
            case SnapServices.VA_DELETE -> accounts.delete(request, body);
            case SnapServices.VA_STATUS -> accounts.status(request, body);
            case SnapServices.DEBIT_PAYMENT, SnapServices.QR_GENERATE ->
                    debits.pay(entry, request, body, channel, baseUrl);
            case SnapServices.DEBIT_STATUS, SnapServices.QR_QUERY -> debits.status(request, body);
            case SnapServices.DEBIT_REFUND, SnapServices.QR_REFUND -> debits.refund(request, body);
            case SnapServices.DEBIT_CANCEL -> debits.cancel(request, body);
            case TRANSFER_STATUS -> transferred(request, body);
            default ->
                    SnapAnswer.done(
                            path, SnapEchoes.of(entry, path, body, baseUrl + Gateway.PAY + "none"));
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
            return SnapAnswer.notFound(request.path());
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("originalPartnerReferenceNo", reference)
                .put("serviceCode", TRANSFER)
                .put("latestTransactionStatus", status)
                .put("transactionStatusDesc", status.equals("00") ? "Success" : "Failed");
        return SnapAnswer.done(request.path(), members);
    }
}
