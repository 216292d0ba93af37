package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One order, read and normalised. {@code (merchant, operation, invoiceNumber, revision)} is its
 * identity.
 *
 * @param operation the operation's name: its alias where it has one, e.g. {@code payment-page}
 * @param revision 1 for the first, one more for each corrected order under the same invoice number
 * @param amount whole rupiah
 * @param lineItems what is sold; empty when nothing was itemised, never null
 * @param customer never null
 * @param theme never null
 * @param expiresInMinutes how long the payer may take, or null for the operation's default
 * @param extra members for DOKU that no other component names, nested as in DOKU's payload; never
 *     null
 */
public record Order(
        String merchant,
        String operation,
        String invoiceNumber,
        int revision,
        long amount,
        List<LineItem> lineItems,
        Customer customer,
        String callbackUrl,
        String failedUrl,
        boolean autoRedirect,
        String sessionId,
        Theme theme,
        Integer expiresInMinutes,
        ObjectNode extra) {

    public Order {
        lineItems = lineItems == null ? List.of() : List.copyOf(lineItems);
        customer = customer == null ? Customer.NOBODY : customer;
        theme = theme == null ? Theme.NONE : theme;
        extra = extra == null ? JsonNodeFactory.instance.objectNode() : extra;
    }

    /** The canonical document of the contract, UTF-8; what is absent here is absent there. */
    public byte[] toJson() {
        return OrderJson.write(OrderDocument.write(this));
    }

    /**
     * Reads what {@link #toJson()} wrote; anything else goes through {@link OrderReader}.
     *
     * @throws IllegalArgumentException when the bytes are no such document
     */
    public static Order fromJson(byte[] json) {
        return OrderDocument.read(json);
    }

    /** The same order under the operation's own name. */
    public Order withOperation(String name) {
        return new Order(
                merchant,
                name,
                invoiceNumber,
                revision,
                amount,
                lineItems,
                customer,
                callbackUrl,
                failedUrl,
                autoRedirect,
                sessionId,
                theme,
                expiresInMinutes,
                extra);
    }

    /** The same order with other members only DOKU has a name for. */
    public Order withExtra(ObjectNode other) {
        return new Order(
                merchant,
                operation,
                invoiceNumber,
                revision,
                amount,
                lineItems,
                customer,
                callbackUrl,
                failedUrl,
                autoRedirect,
                sessionId,
                theme,
                expiresInMinutes,
                other);
    }
}
