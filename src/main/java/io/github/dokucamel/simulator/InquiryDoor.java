package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Set;

/**
 * Asks a merchant what there is to pay under a virtual account number, as DOKU does when somebody
 * types it in at a bank. A bill that comes back can then be paid like any other payment.
 */
record InquiryDoor(PaymentBook book, Courier courier, Set<String> clientIds, Clock clock) {

    private static final int PARTNER = 8;
    private static final Set<String> MEMBERS = Set.of("client_id", "virtual_account_no", "channel");

    /**
     * @throws Refused the merchant is not asked
     */
    Future<Answer> ask(JsonNode asked) {
        if (asked.isMissingNode()) {
            throw new Refused(400, "invalid_inquiry", "not JSON");
        }
        String number = asked.path("virtual_account_no").asText("");
        String only = clientIds.size() == 1 ? clientIds.iterator().next() : "";
        String clientId = asked.path("client_id").asText(only);
        if (Json.stranger(asked, MEMBERS).isPresent() || number.length() <= PARTNER) {
            throw new Refused(
                    400,
                    "invalid_inquiry",
                    "it must have virtual_account_no, 8 characters of the bank's number with blanks"
                            + " in front and then the rest; channel and client_id are optional");
        }
        if (!clientIds.contains(clientId)) {
            throw new Refused(404, "not_found", "There is no such merchant, or several: say whose");
        }
        SnapPaths paths = courier.snapPaths();
        if (paths == null) {
            throw new Refused(409, "not_possible", "The simulator has no address to ask at");
        }
        return ask(paths, clientId, number, asked.path("channel").asText("VIRTUAL_ACCOUNT_BCA"));
    }

    private Future<Answer> ask(SnapPaths paths, String clientId, String number, String channel) {
        ObjectNode question = Json.object();
        question.put("partnerServiceId", number.substring(0, PARTNER))
                .put("customerNo", number.substring(PARTNER))
                .put("virtualAccountNo", number)
                .put("trxDateInit", SnapTime.of(clock.instant()))
                .put("inquiryRequestId", PaymentBook.newReference())
                .putObject("additionalInfo")
                .put("channel", channel);
        byte[] body = Json.bytes(question);
        NotificationTarget target = paths.target(paths.inquiry());
        return courier.callSnap(target, clientId, Dispatch.newId(), body, null)
                .map(said -> Answer.ok(answer(clientId, channel, said)))
                .otherwise(e -> Answer.error(502, "no_answer", String.valueOf(e.getMessage())));
    }

    private ObjectNode answer(String clientId, String channel, Courier.Said said) {
        JsonNode answered = said.json();
        ObjectNode shown = Json.object().put("status", said.status());
        shown.set("answer", answered);
        if (answered.path("responseCode").asText().equals("2002400")
                && answered.path("virtualAccountData") instanceof ObjectNode bill) {
            String trxId = bill.path("trxId").asText();
            String invoiceNumber = bill.path("additionalInfo").path("trxId").asText(trxId);
            shown.put("invoice_number", invoiceNumber);
            if (book.withInvoice(clientId, invoiceNumber).isEmpty()) {
                String acquirer = channel.replace("VIRTUAL_ACCOUNT_", "");
                book.add(
                        new PaymentPage(
                                new PaymentPage.Origin(clientId, Dispatch.newId(), clock.instant()),
                                invoiceNumber,
                                SnapMoney.rupiah(bill.path("totalAmount")),
                                new Channel("VIRTUAL_ACCOUNT", channel, acquirer),
                                book.newToken(),
                                bill.path("virtualAccountNo").asText(),
                                PaymentPage.Cart.NONE,
                                bill));
            }
        }
        return shown;
    }
}
