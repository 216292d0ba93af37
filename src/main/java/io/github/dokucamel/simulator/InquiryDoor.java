package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a merchant what there is to pay under a virtual account number, as DOKU does when somebody
 * types it in at a bank. A bill that comes back can then be paid like any other payment.
 */
final class InquiryDoor {

    private static final int PARTNER = 8;
    private static final Set<String> MEMBERS = Set.of("client_id", "virtual_account_no", "channel");

    private final ObjectMapper json = new ObjectMapper();
    private final PaymentBook book;
    private final Courier courier;
    private final SnapCourier snap;
    private final Set<String> clientIds;
    private final Clock clock;

    InquiryDoor(
            PaymentBook book,
            Courier courier,
            SnapCourier snap,
            Set<String> clientIds,
            Clock clock) {
        this.book = book;
        this.courier = courier;
        this.snap = snap;
        this.clientIds = clientIds;
        this.clock = clock;
    }

    Future<Answer> ask(byte[] body) {
        JsonNode asked;
        try {
            asked = json.readTree(body);
        } catch (IOException e) {
            return refused(400, "invalid_inquiry", "not JSON");
        }
        Optional<String> stranger =
                asked.properties().stream()
                        .map(member -> member.getKey())
                        .filter(name -> !MEMBERS.contains(name))
                        .findFirst();
        String number = asked.path("virtual_account_no").asText("");
        String clientId = asked.path("client_id").asText(onlyMerchant());
        if (stranger.isPresent() || number.length() <= PARTNER) {
            return refused(
                    400,
                    "invalid_inquiry",
                    "it must have virtual_account_no, 8 characters of the bank's number with blanks"
                            + " in front and then the rest; channel and client_id are optional");
        }
        if (!clientIds.contains(clientId)) {
            return refused(404, "not_found", "There is no such merchant, or several: say whose");
        }
        SnapPaths paths = snap.paths();
        if (paths == null) {
            return refused(409, "not_possible", "The simulator has no address to ask at");
        }
        return ask(paths, clientId, number, asked.path("channel").asText("VIRTUAL_ACCOUNT_BCA"));
    }

    private String onlyMerchant() {
        return clientIds.size() == 1 ? clientIds.iterator().next() : "";
    }

    private static Future<Answer> refused(int status, String code, String message) {
        return Future.succeededFuture(Answer.error(status, code, message));
    }

    private Future<Answer> ask(SnapPaths paths, String clientId, String number, String channel) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("partnerServiceId", number.substring(0, PARTNER))
                .put("customerNo", number.substring(PARTNER))
                .put("virtualAccountNo", number)
                .put("trxDateInit", SnapTime.of(clock.instant()))
                .put("inquiryRequestId", Dispatch.newId().replace("-", ""));
        question.putObject("additionalInfo").put("channel", channel);
        byte[] body = question.toString().getBytes(StandardCharsets.UTF_8);
        return snap.call(
                        courier::say,
                        paths.target(paths.inquiry()),
                        clientId,
                        Dispatch.newId(),
                        body,
                        body,
                        null)
                .map(said -> Answer.ok(answer(clientId, channel, said)))
                .otherwise(e -> Answer.error(502, "no_answer", String.valueOf(e.getMessage())));
    }

    private ObjectNode answer(String clientId, String channel, SnapCourier.Said said) {
        JsonNode answered = snap.read(said.body());
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("status", said.status()).set("answer", answered);
        JsonNode bill = answered.path("virtualAccountData");
        boolean isBill =
                answered.path("responseCode").asText().equals("2002400")
                        && bill instanceof ObjectNode;
        if (isBill) {
            String invoiceNumber =
                    bill.path("additionalInfo").path("trxId").asText(bill.path("trxId").asText());
            shown.put("invoice_number", invoiceNumber);
            if (book.withInvoice(clientId, invoiceNumber).isEmpty()) {
                open(clientId, invoiceNumber, channel, (ObjectNode) bill);
            }
        }
        return shown;
    }

    private void open(String clientId, String invoiceNumber, String channel, ObjectNode bill) {
        String acquirer = channel.replace("VIRTUAL_ACCOUNT_", "");
        book.add(
                SnapOrders.page(
                        clientId,
                        Dispatch.newId(),
                        clock.instant(),
                        invoiceNumber,
                        SnapMoney.rupiah(bill.path("totalAmount")),
                        new Channel("VIRTUAL_ACCOUNT", channel, acquirer),
                        book.newToken(),
                        bill.path("virtualAccountNo").asText(),
                        bill));
    }
}
