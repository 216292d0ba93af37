package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        Map<String, String> customer = new LinkedHashMap<>();
        put(customer, "name", data.path("virtualAccountName"));
        put(customer, "email", data.path("virtualAccountEmail"));
        return new PaymentPage(
                request.clientId(),
                invoiceNumber,
                amount,
                token,
                request.externalId(),
                request.receivedAt(),
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
