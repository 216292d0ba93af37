package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What there is to pay, as its order said, and the page on which it is paid here.
 *
 * @param amount whole rupiah
 * @param token last part of its address
 * @param requestId of the call that opened it
 * @param items the first of them; the rest is only counted
 * @param customer what a notification repeats of the customer: id, name, email, where given
 * @param code what the payer pays with, e.g. a virtual account number; empty when there is none
 * @param snap what was agreed in SNAP's words; null for an order of DOKU's older scheme
 */
record PaymentPage(
        String clientId,
        String invoiceNumber,
        long amount,
        String token,
        String requestId,
        Instant openedAt,
        List<Item> items,
        int itemCount,
        Map<String, String> customer,
        Channel channel,
        String code,
        ObjectNode snap) {

    private static final int ENTRY_BYTES = 500;
    private static final int ITEM_BYTES = 150;
    private static final int SNAP_BYTES = 3_000;

    /**
     * @param price whole rupiah; empty where the order had none
     * @param quantity empty where the order had none
     */
    record Item(String name, String price, String quantity) {}

    /** The same with another amount to pay. */
    PaymentPage withAmount(long other) {
        return new PaymentPage(
                clientId,
                invoiceNumber,
                other,
                token,
                requestId,
                openedAt,
                items,
                itemCount,
                customer,
                channel,
                code,
                snap);
    }

    /** Bytes it takes in memory, roughly. */
    int weight() {
        int text = customer.values().stream().mapToInt(String::length).sum();
        return ENTRY_BYTES
                + (snap == null ? 0 : SNAP_BYTES)
                + 2 * text
                + items.stream().mapToInt(item -> ITEM_BYTES + 2 * item.name().length()).sum();
    }
}
