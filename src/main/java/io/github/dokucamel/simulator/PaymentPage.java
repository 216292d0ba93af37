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
 * @param origin of the order
 * @param amount whole rupiah
 * @param token last part of its address
 * @param code what the payer pays with, e.g. a virtual account number; empty when there is none
 * @param cart none for an order in SNAP's words
 * @param snap what was agreed in SNAP's words; null for an order of DOKU's older scheme
 */
record PaymentPage(
        Origin origin,
        String invoiceNumber,
        long amount,
        Channel channel,
        String token,
        String code,
        Cart cart,
        ObjectNode snap) {

    private static final int ENTRY_BYTES = 500;
    private static final int ITEM_BYTES = 150;
    private static final int SNAP_BYTES = 3_000;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_TEXT = 255;

    /** Who asked for it by which call, and when. */
    record Origin(String clientId, String requestId, Instant at) {}

    /**
     * What is bought and by whom, in the words of DOKU's older scheme.
     *
     * @param items name, price and quantity, where given, of the first of them; the rest is only
     *     counted
     * @param customer what a notification repeats: id, name, email, where given
     */
    record Cart(List<Map<String, String>> items, int itemCount, Map<String, String> customer) {

        static final Cart NONE = new Cart(List.of(), 0, Map.of());

        static Cart of(JsonNode body) {
            JsonNode lines = body.path("order").path("line_items");
            List<Map<String, String>> items =
                    IntStream.range(0, Math.min(lines.size(), MOST_ITEMS))
                            .mapToObj(i -> texts(lines.get(i), "name", "price", "quantity"))
                            .toList();
            return new Cart(
                    items, lines.size(), texts(body.path("customer"), "id", "name", "email"));
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

        private int weight() {
            int text =
                    Stream.concat(Stream.of(customer), items.stream())
                            .flatMap(texts -> texts.values().stream())
                            .mapToInt(String::length)
                            .sum();
            return ITEM_BYTES * items.size() + 2 * text;
        }
    }

    /** What an answer to the order repeats, in snake case. */
    ObjectNode facts() {
        ObjectNode facts =
                Json.object()
                        .put("invoice_number", invoiceNumber)
                        .put("amount", amount)
                        .put("token", token)
                        .put("code", code);
        facts.putObject("origin")
                .put("client_id", origin.clientId())
                .put("request_id", origin.requestId());
        return facts;
    }

    /** Bytes it takes in memory, roughly. */
    int weight() {
        return ENTRY_BYTES + cart.weight() + (snap == null ? 0 : SNAP_BYTES);
    }
}
