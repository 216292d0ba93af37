package io.github.dokucamel.order;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the deployer decides about orders.
 *
 * @param merchants the aliases credentials exist for
 * @param defaultMerchant the one an order belongs to that names none
 * @param invoiceNumber what an invoice number may look like; 64 characters is the limit whatever it
 *     says
 */
public record OrderRules(Set<String> merchants, String defaultMerchant, Pattern invoiceNumber) {

    public static final Pattern INVOICE_NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public OrderRules {
        merchants = Set.copyOf(merchants);
    }

    /** One merchant, {@code default}, and the default invoice numbers. */
    public static OrderRules defaults() {
        return new OrderRules(Set.of("default"), "default", INVOICE_NUMBER);
    }
}
