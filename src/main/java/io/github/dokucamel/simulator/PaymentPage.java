package io.github.dokucamel.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One page that was handed out, as its order said.
 *
 * @param amount whole rupiah
 * @param token last part of its address
 * @param requestId of the call that opened it
 * @param items the first of them; the rest is only counted
 * @param customer what a notification repeats of the customer: id, name, email, where given
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
        Map<String, String> customer) {

    private static final int ENTRY_BYTES = 500;
    private static final int ITEM_BYTES = 150;

    /**
     * @param price whole rupiah; empty where the order had none
     * @param quantity empty where the order had none
     */
    record Item(String name, String price, String quantity) {}

    /** Bytes it takes in memory, roughly. */
    int weight() {
        int text = customer.values().stream().mapToInt(String::length).sum();
        return ENTRY_BYTES
                + 2 * text
                + items.stream().mapToInt(item -> ITEM_BYTES + 2 * item.name().length()).sum();
    }
}
