package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders as DOKU is told of them when it asks for a virtual account. */
public record Bills(Catalogue catalogue, MapOrder mapper) {

    public Bills(Catalogue catalogue) {
        this(catalogue, new MapOrder(catalogue));
    }

    private static final String CHANNEL = "channel";

    /** What is told as the order's payload has it, in this sequence. */
    private static final List<String> TOLD =
            List.of(
                    "virtualAccountName",
                    "virtualAccountEmail",
                    "virtualAccountPhone",
                    "totalAmount",
                    "virtualAccountTrxType");

    /**
     * What the payer types, without padding, of an order that is not sent but asked for.
     *
     * @return empty for an order that is sent
     */
    public Optional<String> paymentCode(Order order) {
        return operation(order)
                .filter(Operation::bill)
                .map(operation -> payload(order, operation).path("virtualAccountNo").asText())
                .map(String::strip);
    }

    /** Whether it has a virtual account that DOKU may ask for. */
    public boolean canBeAskedFor(Order order) {
        return operation(order)
                .filter(operation -> operation.bill() || operation.isSnap())
                .isPresent();
    }

    /**
     * Writes what is to be paid, and by whom, into an answer.
     *
     * @param number that the order has at DOKU
     * @param expiry null when it never expires
     * @param channel that the question named; null when it named none
     */
    public void describe(
            ObjectNode data, Order order, String number, Instant expiry, String channel) {
        Operation operation = operation(order).orElseThrow();
        ObjectNode payload = payload(order, operation);
        operation.blank(payload);
        for (String name : TOLD) {
            JsonNode value = payload.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                data.set(name, value);
            }
        }
        if (expiry != null) {
            data.put("expiredDate", SnapTimestamp.of(expiry));
        }
        ObjectNode info = data.putObject("additionalInfo");
        if (payload.path("additionalInfo") instanceof ObjectNode given) {
            info.setAll(given);
        }
        if (channel != null && !info.hasNonNull(CHANNEL)) {
            info.put(CHANNEL, channel);
        }
        info.set("trxId", TextNode.valueOf(number));
        JsonNode freeText = payload.path("freeText");
        if (freeText.isArray()) {
            data.set("freeText", freeText);
        }
    }

    private Optional<Operation> operation(Order order) {
        return catalogue.find(order.operation()).filter(operation -> operation.body() != null);
    }

    private ObjectNode payload(Order order, Operation operation) {
        return mapper.payload(order, ShapeContext.neutral(operation));
    }
}
