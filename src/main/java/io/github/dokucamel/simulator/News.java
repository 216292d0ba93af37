package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What DOKU tells a merchant of the last turn of a payment, in the scheme of its order. */
final class News {

    private News() {}

    /**
     * Empty where DOKU says nothing: about a number that was not paid, about QR codes.
     *
     * @param channelIds whether a debit's channel is called channelId
     */
    static Optional<byte[]> of(Payment payment, boolean channelIds) {
        ObjectNode facts = payment.facts();
        PaymentAction action = payment.last().orElseThrow().action();
        Channel channel = payment.page().channel();
        if (payment.page().snap() == null) {
            return Optional.of(plain(facts, action, channel.isCard()));
        }
        return switch (channel.service()) {
            case "VIRTUAL_ACCOUNT" ->
                    action == PaymentAction.PAY
                            ? Optional.of(Json.bytes(Bodies.of("snap-account-news", facts)))
                            : Optional.empty();
            case "QRIS" -> Optional.empty();
            default -> {
                boolean isWallet = channel.service().equals("EMONEY");
                facts.put("account_type", isWallet ? "EMONEY" : "DIRECT_DEBIT");
                ObjectNode news = Bodies.of("snap-debit-news", facts);
                if (channelIds) {
                    ObjectNode info = news.withObject("/additionalInfo");
                    info.set("channelId", info.remove("channel"));
                }
                yield Optional.of(Json.bytes(news));
            }
        };
    }

    private static byte[] plain(ObjectNode facts, PaymentAction action, boolean isCard) {
        // DOKU's samples of other channels do not name a sale one.
        if (isCard || !action.isSale()) {
            facts.put("told_type", action.type);
        }
        // Nobody has shown a card when a page expires.
        if (isCard && action != PaymentAction.EXPIRE) {
            String said = action == PaymentAction.DECLINE ? "card-declined" : "card-approved";
            facts.set("card", Bodies.of(said, facts));
        }
        if (action == PaymentAction.REFUND) {
            facts.set("refund", Bodies.of("refund-news", facts));
        }
        return Json.bytes(Bodies.of("notification", facts));
    }
}
