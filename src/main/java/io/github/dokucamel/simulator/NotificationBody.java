package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.Payment.Turn;
import java.time.temporal.ChronoUnit;

/** DOKU's notifications, the members that a simulator without cards and accounts can fill. */
final class NotificationBody {

    private static final int APPROVAL_CODES = 1_000_000;

    private NotificationBody() {}

    static byte[] of(Payment payment, Turn turn) {
        PaymentPage page = payment.page();
        ObjectNode body = Json.object();
        body.putObject("order")
                .put("invoice_number", page.invoiceNumber())
                .put("amount", payment.amount());
        if (!page.customer().isEmpty()) {
            ObjectNode customer = body.putObject("customer");
            page.customer().forEach(customer::put);
        }
        ObjectNode transaction = body.putObject("transaction");
        // DOKU's samples of other channels do not name a sale one.
        if (page.channel().isCard() || !turn.action().isSale()) {
            transaction.put("type", turn.action().type());
        }
        transaction
                .put("status", turn.action().status())
                .put("date", turn.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("original_request_id", page.requestId());
        Channel channel = page.channel();
        body.putObject("service").put("id", channel.service());
        body.putObject("acquirer").put("id", channel.acquirer());
        body.putObject("channel").put("id", channel.id());
        code(body, page);
        // Nobody has shown a card when a page expires.
        if (channel.isCard() && turn.action() != PaymentAction.EXPIRE) {
            card(body.putObject("card_payment"), turn);
        }
        if (turn.action() == PaymentAction.REFUND) {
            refund(body.putObject("refund"), payment, turn);
        }
        return Json.bytes(body);
    }

    /** What was paid with, as the status call says it too. */
    static void code(ObjectNode body, PaymentPage page) {
        if (page.code().isEmpty()) {
            return;
        }
        if (page.channel().service().equals("ONLINE_TO_OFFLINE")) {
            body.putObject("online_to_offline_info").put("payment_code", page.code());
        } else {
            body.putObject("virtual_account_info").put("virtual_account_number", page.code());
        }
    }

    private static void card(ObjectNode card, Turn turn) {
        card.put("masked_card_number", "557338******1101");
        if (turn.action() == PaymentAction.DECLINE) {
            card.put("response_code", "05").put("response_message", "DO NOT HONOR");
        } else {
            card.put("approval_code", approvalCode(turn))
                    .put("response_code", "00")
                    .put("response_message", "PAYMENT APPROVED");
        }
        card.put("brand", "MASTERCARD");
    }

    private static void refund(ObjectNode refund, Payment payment, Turn turn) {
        refund.put("id", turn.id())
                .put("amount", turn.amount())
                .put("type", payment.kindOfRefund(turn))
                .put("status", "SUCCESS")
                .put("approval_code", approvalCode(turn));
    }

    private static String approvalCode(Turn turn) {
        return "%06d".formatted(Math.floorMod(turn.id().hashCode(), APPROVAL_CODES));
    }
}
