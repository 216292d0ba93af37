package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What there is to pay, as its order said, and the page on which it is paid here.
 *
 * @param amount whole rupiah
 * @param token last part of its address
 * @param requestId of the call that opened it
 * @param items name, price and quantity, where given, of the first of them; the rest is only
 *     counted
 * @param customer what a notification repeats of the customer: id, name, email, where given;
 *     of an order in SNAP's words, snap has them
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
        List<Map<String, String>> items,
        int itemCount,
        Map<String, String> customer,
        Channel channel,
        String code,
        ObjectNode snap) {

    private static final int ENTRY_BYTES = 500;
    private static final int ITEM_BYTES = 150;
    private static final int SNAP_BYTES = 3_000;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_TEXT = 255;

    /** Who asked for it by which call, and when. */
    record Origin(String clientId, String requestId, Instant at) {}

    /**
     * Of an order in the words of DOKU's older scheme.
     *
     * @param code what the payer pays with; empty when there is none
     */
    static PaymentPage of(
            ReceivedRequest request, JsonNode body, Channel channel, String token, String code) {
        JsonNode order = body.path("order");
        JsonNode lines = order.path("line_items");
        List<Map<String, String>> items =
                IntStream.range(0, Math.min(lines.size(), MOST_ITEMS))
                        .mapToObj(i -> texts(lines.get(i), "name", "price", "quantity"))
                        .toList();
        return new PaymentPage(
                request.clientId(),
                order.path("invoice_number").asText(),
                order.path("amount").asLong(),
                token,
                request.requestId(),
                request.receivedAt(),
                items,
                lines.size(),
                texts(body.path("customer"), "id", "name", "email"),
                channel,
                code,
                null);
    }

    private static Map<String, String> texts(JsonNode parent, String... members) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String member : members) {
            String text = parent.path(member).asText("");
            if (!text.isEmpty()) {
                texts.put(member, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
            }
        }
        return texts;
    }

    /**
     * Of an order in SNAP's words.
     *
     * @param code what the payer pays with; empty when there is none
     * @param data what was agreed
     */
    static PaymentPage ofSnap(
            Origin origin,
            String invoiceNumber,
            long amount,
            Channel channel,
            String token,
            String code,
            ObjectNode data) {
        return new PaymentPage(
                origin.clientId(),
                invoiceNumber,
                amount,
                token,
                origin.requestId(),
                origin.at(),
                List.of(),
                0,
                Map.of(),
                channel,
                code,
                data);
    }

    /** By a code that is shown at a till, and not by a number at a bank. */
    boolean isPaidInShops() {
        return channel.service().equals("ONLINE_TO_OFFLINE");
    }

    /** Bytes it takes in memory, roughly. */
    int weight() {
        int text =
                Stream.concat(Stream.of(customer), items.stream())
                        .flatMap(texts -> texts.values().stream())
                        .mapToInt(String::length)
                        .sum();
        int agreed = snap == null ? 0 : SNAP_BYTES;
        return ENTRY_BYTES + agreed + ITEM_BYTES * items.size() + 2 * text;
    }
}
