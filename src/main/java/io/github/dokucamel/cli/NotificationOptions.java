package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what a test notification tells. */
final class NotificationOptions {

    @Option(names = "--invoice", paramLabel = "NUMBER")
    private String invoiceNumber;

    @Option(names = "--status", paramLabel = "STATUS")
    private String status;

    @Option(names = "--amount", paramLabel = "RUPIAH")
    private BigDecimal amount;

    @Option(names = "--type", paramLabel = "TYPE")
    private String type;

    @Option(names = "--envelope", paramLabel = "KIND", defaultValue = "card")
    private String envelope;

    @Option(names = "--service", paramLabel = "ID")
    private String service;

    @Option(names = "--acquirer", paramLabel = "ID")
    private String acquirer;

    @Option(names = "--channel", paramLabel = "ID")
    private String channel;

    @Option(names = "--checkout")
    private boolean checkout;

    @Option(names = "--refund-id", paramLabel = "ID")
    private String refundId;

    @Option(names = "--refund-amount", paramLabel = "RUPIAH")
    private BigDecimal refundAmount;

    @Option(names = "--original-request-id", paramLabel = "ID")
    private String originalRequestId;

    @Option(names = "--date", paramLabel = "TIME")
    private String date;

    @Option(names = "--body", paramLabel = "FILE")
    private String body;

    /** Bytes that were named instead of what they should tell. */
    Optional<GivenBytes> givenBody() {
        if (body == null && (invoiceNumber == null || status == null)) {
            throw new InputException(
                    (invoiceNumber == null ? "--invoice" : "--status")
                            + " is missing; or name a whole body by --body");
        }
        return Optional.ofNullable(body).map(GivenBytes::read);
    }

    String invoiceNumber() {
        return invoiceNumber;
    }

    boolean lacksAmount() {
        return amount == null;
    }

    boolean needsTheOrder() {
        return amount == null || originalRequestId == null;
    }

    /**
     * @param order fills in what was not given
     * @param now for a date that was not given
     */
    byte[] write(KnownOrder order, BigDecimal lastResort, String now) {
        Envelope shape = Envelope.parse(envelope);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        shape.addChannel(all, service, acquirer, channel);
        transaction(all.putObject("transaction"), shape, order, now);
        BigDecimal known = order.amount() == null ? lastResort : order.amount();
        all.putObject("order")
                .put(
                        "invoice_number",
                        order.dokuNumber() == null ? invoiceNumber : order.dokuNumber())
                .set("amount", exact(amount == null ? known : amount));
        shape.addOwnPart(all, "SUCCESS".equals(status));
        if ("AUTHORIZE".equals(type)) {
            all.put("authorize_id", "16920747459243358");
        }
        if (refundId != null) {
            all.withObject("/refund").put("id", refundId);
        }
        if (refundAmount != null) {
            all.withObject("/refund").set("amount", exact(refundAmount));
        }
        if (checkout) {
            all.putObject("additional_info").putObject("origin").put("product", "CHECKOUT");
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void transaction(ObjectNode transaction, Envelope shape, KnownOrder order, String now) {
        String kind = type == null ? shape.type() : type;
        if (kind != null) {
            transaction.put("type", kind);
        }
        transaction.put("status", status);
        transaction.put("date", date == null ? now : date);
        String id = originalRequestId == null ? order.requestId() : originalRequestId;
        if (id != null) {
            transaction.put("original_request_id", id);
        }
    }

    /** A node made otherwise would lose the zeros of 20000.00. */
    private static DecimalNode exact(BigDecimal amount) {
        return DecimalNode.valueOf(amount);
    }
}
