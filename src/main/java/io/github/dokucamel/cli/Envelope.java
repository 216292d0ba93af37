package io.github.dokucamel.cli;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The shapes in which DOKU tells of payments, one per kind of channel. */
enum Envelope {
    CARD("card", "CREDIT_CARD", "BANK_MANDIRI", "CREDIT_CARD"),
    VA("va", "VIRTUAL_ACCOUNT", "BCA", "VIRTUAL_ACCOUNT_BCA"),
    O2O("o2o", "ONLINE_TO_OFFLINE", "ALFA", "ONLINE_TO_OFFLINE_ALFA"),
    EMONEY("emoney", "EMONEY", "OVO", "EMONEY_OVO"),
    PAYLATER("paylater", "PEER_TO_PEER", "AKULAKU", "PEER_TO_PEER_AKULAKU"),
    DIRECT_DEBIT("direct-debit", "DIRECT_DEBIT", "BRI", "DIRECT_DEBIT_BRI");

    private final String text;
    private final String service;
    private final String acquirer;
    private final String channel;

    Envelope(String text, String service, String acquirer, String channel) {
        this.text = text;
        this.service = service;
        this.acquirer = acquirer;
        this.channel = channel;
    }

    static Envelope parse(String text) {
        return Arrays.stream(values())
                .filter(envelope -> envelope.text.equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InputException(
                                        "--envelope is one of "
                                                + Arrays.stream(values())
                                                        .map(envelope -> envelope.text)
                                                        .collect(Collectors.joining(", "))));
    }

    /** Says the channel; null leaves what this envelope stands for. */
    void addChannel(ObjectNode body, String otherService, String otherAcquirer, String otherId) {
        body.putObject("service").put("id", requireNonNullElse(otherService, service));
        body.putObject("acquirer").put("id", requireNonNullElse(otherAcquirer, acquirer));
        body.putObject("channel").put("id", requireNonNullElse(otherId, channel));
    }

    /** {@code transaction.type} where the documents show one, else null. */
    String type() {
        return this == CARD ? "SALE" : null;
    }

    /** Adds what only this envelope has; the numbers are made up. */
    void addOwnPart(ObjectNode body, boolean success) {
        switch (this) {
            case CARD -> {
                ObjectNode payment = body.putObject("card_payment");
                payment.put("masked_card_number", "411111******1111");
                if (success) {
                    payment.put("approval_code", "123456");
                }
                payment.put("response_code", success ? "00" : "05");
                payment.put("response_message", success ? "PAYMENT APPROVED" : "DO NOT HONOR");
            }
            case VA -> {
                body.putObject("virtual_account_info")
                        .put("virtual_account_number", "1900600000000046");
                // DOKU's own spelling.
                body.putObject("virtual_account_payment")
                        .putArray("identifer")
                        .addObject()
                        .put("name", "REFERENCE")
                        .put("value", "6769200");
            }
            case O2O -> body.putObject("online_to_offline_info").put("payment_code", "73");
            default -> {
                // No public source shows more than the common part.
            }
        }
    }
}
