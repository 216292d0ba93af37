package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be paid, of an order in SNAP's words. */
final class SnapOrders {

    private SnapOrders() {}

    /**
     * @param code what the payer pays with; empty when there is none
     * @param data what was agreed
     */
    static PaymentPage page(
            ReceivedRequest request,
            String invoiceNumber,
            long amount,
            Channel channel,
            String token,
            String code,
            ObjectNode data) {
        return page(
                request.clientId(),
                request.externalId(),
                request.receivedAt(),
                invoiceNumber,
                amount,
                channel,
                token,
                code,
                data);
    }

    /** The same without a request of the merchant's. */
    static PaymentPage page(
            String clientId,
            String requestId,
            Instant at,
            String invoiceNumber,
            long amount,
            Channel channel,
            String token,
            String code,
            ObjectNode data) {
        Map<String, String> customer = new LinkedHashMap<>();
        put(customer, "name", data.path("virtualAccountName"));
        put(customer, "email", data.path("virtualAccountEmail"));
        return new PaymentPage(
                clientId,
                invoiceNumber,
                amount,
                token,
                requestId,
                at,
                List.of(),
                0,
                customer,
                channel,
                code,
                data);
    }

    private static void put(Map<String, String> customer, String name, JsonNode value) {
        if (!EntryField.isAbsent(value)) {
            customer.put(name, value.asText());
        }
    }
}
