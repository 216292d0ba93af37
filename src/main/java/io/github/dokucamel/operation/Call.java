package io.github.dokucamel.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import java.util.List;

/**
 * A call of any operation with DOKU's own JSON, as the ledger keeps it.
 *
 * @param customer whose access token it needs; null when it needs none
 * @param secretId where its {@linkplain Redaction sensitive} members are as long as they are in
 *     memory; null when it has none
 * @param request every field of the operation, wherever it travels; sensitive ones are {@link
 *     Redaction#MARK}
 */
@JsonInclude(Include.NON_NULL)
public record Call(String customer, String secretId, ObjectNode request) {

    public Call {
        if (request == null) {
            throw new IllegalArgumentException("Without a request");
        }
    }

    /** The header with a customer's access token; in a request the member that becomes it. */
    public static final String CUSTOMER_TOKEN = "Authorization-customer";

    /** Where requests name an invoice number. */
    private static final List<String> INVOICE =
            List.of(
                    "/order/invoice_number",
                    "/trxId",
                    "/partnerReferenceNo",
                    "/originalPartnerReferenceNo");

    /** The invoice number that a request names; null when it names none. */
    public static String invoiceNumber(ObjectNode request) {
        return INVOICE.stream()
                .map(request::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && !text.equals(Redaction.MARK))
                .findFirst()
                .orElse(null);
    }

    public String invoiceNumber() {
        return invoiceNumber(request);
    }

    /** Whether it holds members that are not in the ledger. */
    public boolean isSensitive() {
        return secretId != null;
    }

    public byte[] toJson() {
        return OrderJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no such call
     */
    public static Call fromJson(byte[] json) {
        return OrderJson.read(json, Call.class);
    }
}
