package io.github.dokucamel.cli;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.signature.AsciiCase;
import java.util.stream.Stream;

/** The shapes in which DOKU tells of payments, one per kind of channel. */
enum Envelope {
    CARD("CREDIT_CARD", "BANK_MANDIRI", "CREDIT_CARD"),
    VA("VIRTUAL_ACCOUNT", "BCA", "VIRTUAL_ACCOUNT_BCA"),
    O2O("ONLINE_TO_OFFLINE", "ALFA", "ONLINE_TO_OFFLINE_ALFA"),
    EMONEY("EMONEY", "OVO", "EMONEY_OVO"),
    PAYLATER("PEER_TO_PEER", "AKULAKU", "PEER_TO_PEER_AKULAKU"),
    DIRECT_DEBIT("DIRECT_DEBIT", "BRI", "DIRECT_DEBIT_BRI");

    private final String service;
    private final String acquirer;
    private final String channel;

    Envelope(String service, String acquirer, String channel) {
        this.service = service;
        this.acquirer = acquirer;
        this.channel = channel;
    }

    static Envelope parse(String text) {
        for (Envelope envelope : values()) {
            if (envelope.text().equals(text)) {
                return envelope;
            }
        }
        throw new InputException(
                Stream.of(values())
                        .map(Envelope::text)
                        .collect(joining(", ", "--envelope is one of ", "")));
    }

    private String text() {
        return AsciiCase.lower(name()).replace('_', '-');
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
