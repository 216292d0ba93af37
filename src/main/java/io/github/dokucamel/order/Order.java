package io.github.dokucamel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param dueDate when it is to be paid by, as {@code 2026-12-31}, or null
 * @param extra members for DOKU that no other component names, nested as in DOKU's payload; never
 *     null
 */
@JsonInclude(Include.NON_NULL)
public record Order(
        String merchant,
        String operation,
        String invoiceNumber,
        int revision,
        long amount,
        @JsonInclude(Include.NON_EMPTY) List<LineItem> lineItems,
        @JsonInclude(value = Include.CUSTOM, valueFilter = Nothing.class) Customer customer,
        @Nullable String callbackUrl,
        @Nullable String failedUrl,
        boolean autoRedirect,
        @Nullable String sessionId,
        @JsonInclude(value = Include.CUSTOM, valueFilter = Nothing.class) Theme theme,
        @Nullable Integer expiresInMinutes,
        @Nullable String dueDate,
        @JsonInclude(Include.NON_EMPTY) ObjectNode extra) {

    private static final Customer NOBODY =
            OrderJson.bind(OrderJson.mapper().createObjectNode(), Customer.class);

    /** Equal to the objects that say nothing, which documents leave out. */
    private static final class Nothing {

        @Override
        public boolean equals(Object value) {
            return value == null || value.equals(NOBODY) || value.equals(Theme.NONE);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    public Order {
        revision = revision == 0 ? 1 : revision;
        lineItems = lineItems == null ? List.of() : List.copyOf(lineItems);
        customer = customer == null ? NOBODY : customer;
        theme = theme == null ? Theme.NONE : theme;
        extra = extra == null ? JsonNodeFactory.instance.objectNode() : extra;
    }

    /** The canonical document of the contract, UTF-8; what is absent here is absent there. */
    public byte[] toJson() {
        return OrderJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote; anything else goes through {@link OrderReader}.
     *
     * @throws IllegalArgumentException when the bytes are no such document
     */
    public static Order fromJson(byte[] json) {
        Order order = OrderJson.read(json, Order.class);
        if (order.invoiceNumber == null || order.amount == 0) {
            throw new IllegalArgumentException("Not an order document of ours");
        }
        return order;
    }

    /** The same order under the operation's own name. */
    public Order withOperation(String name) {
        return name.equals(operation) ? this : with("operation", TextNode.valueOf(name));
    }

    /** The same order with other members only DOKU has a name for. */
    public Order withExtra(ObjectNode other) {
        return with("extra", other);
    }

    private Order with(String member, JsonNode value) {
        ObjectNode other = OrderJson.tree(this);
        other.set(member, value);
        return OrderJson.bind(other, Order.class);
    }
}
