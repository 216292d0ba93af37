package io.github.dokucamel.operation.check;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What a call pays back.
 *
 * @param invoiceNumber of the order that was paid; null when the call names none
 * @param amount in rupiah, above 0; null when the call names none and pays all back
 * @param invoiceField the field with the invoice number, e.g. {@code order.invoice_number}
 * @param amountField the field with the amount; that with the invoice number where there is none
 * @param otherMerchants aliases of all merchants but the one that calls
 * @param forcedFor why it goes out whatever is known of the order, on one line; null when it does
 *     not
 */
public record RefundCall(
        String invoiceNumber,
        BigDecimal amount,
        String invoiceField,
        String amountField,
        Set<String> otherMerchants,
        String forcedFor) {

    public RefundCall {
        otherMerchants = Set.copyOf(otherMerchants);
    }

    /** The invoice number as a path of REST has it. */
    public String inPath() {
        return invoiceNumber.replace("/", "%2F");
    }

    public boolean isForced() {
        return forcedFor != null;
    }
}
