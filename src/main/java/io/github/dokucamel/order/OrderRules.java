package io.github.dokucamel.order;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the deployer decides about orders.
 *
 * @param merchants the aliases credentials exist for
 * @param defaultMerchant the one an order belongs to that names none
 * @param invoiceNumber what an invoice number may look like; 64 characters is the limit whatever it
 *     says
 * @param defaultOperation the one an order is for that names none
 * @param operations the same, for the orders of one merchant, by alias
 * @param refusesCardsInIds whether an invoice number, customer id or phone that is a card number
 *     refuses the order; else it is told of
 * @param returnSchemes of addresses that a payer returns to, beside https; in lower case
 */
public record OrderRules(
        Set<String> merchants,
        String defaultMerchant,
        Pattern invoiceNumber,
        String defaultOperation,
        Map<String, String> operations,
        boolean refusesCardsInIds,
        Set<String> returnSchemes) {

    public static final String DEFAULT_OPERATION = "payment-page";

    public static final Pattern INVOICE_NUMBER = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

    public OrderRules {
        merchants = Set.copyOf(merchants);
        operations = Map.copyOf(operations);
        returnSchemes = Set.copyOf(returnSchemes);
    }

    /** Every order that names no operation is for the payment page. */
    public OrderRules(Set<String> merchants, String defaultMerchant, Pattern invoiceNumber) {
        this(
                merchants,
                defaultMerchant,
                invoiceNumber,
                DEFAULT_OPERATION,
                Map.of(),
                true,
                Set.of());
    }

    /** The operation of an order that names none. */
    public String operationOf(String merchant) {
        return operations.getOrDefault(merchant, defaultOperation);
    }

    /** One merchant, {@code default}, and the default invoice numbers. */
    public static OrderRules defaults() {
        return new OrderRules(Set.of("default"), "default", INVOICE_NUMBER);
    }
}
