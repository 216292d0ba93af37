package io.github.dokucamel.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Outcome documents of payments, wherever they were delivered. */
public final class PaymentDocuments {

    public static final List<String> OUTCOMES =
            List.of("paid", "failed", "expired", "refunded", "voided", "mismatched", "unmatched");

    private PaymentDocuments() {}

    /** Settings that send all of them to files and to a second destination. */
    public static Map<String, String> destinations(String outbox, String second) {
        return OUTCOMES.stream()
                .collect(
                        Collectors.toMap(
                                outcome -> "doku.destination." + outcome,
                                outcome -> "file:" + outbox + "/" + outcome + "," + second));
    }

    /** Those in files. */
    public static List<JsonNode> in(Outbox outbox) {
        return OUTCOMES.stream().flatMap(one -> outbox.documents(one).stream()).toList();
    }

    /** How many of each outcome, by {@link #key}. */
    public static Map<String, Map<String, Integer>> counted(Collection<JsonNode> documents) {
        Map<String, Map<String, Integer>> counted = new HashMap<>();
        for (JsonNode document : documents) {
            counted.computeIfAbsent(
                            key(
                                    document.path("merchant").asText(),
                                    document.path("invoice_number").asText()),
                            key -> new HashMap<>())
                    .merge(document.path("outcome").asText(), 1, Integer::sum);
        }
        return counted;
    }

    public static String key(String merchant, String invoiceNumber) {
        return merchant + "/" + invoiceNumber;
    }

    /** What does not hold of exactly once in files, and at least once elsewhere under one id. */
    public static List<String> compare(List<JsonNode> files, List<JsonNode> messages) {
        List<String> broken = new ArrayList<>();
        Map<String, JsonNode> byId = new HashMap<>();
        for (JsonNode file : files) {
            if (byId.put(id(file), file) != null) {
                broken.add("two files of one delivery: " + file);
            }
        }
        for (JsonNode message : messages) {
            if (!message.equals(byId.get(id(message)))) {
                broken.add("a message that is in no file: " + message);
            }
        }
        Set<String> missing = new HashSet<>(byId.keySet());
        missing.removeAll(messages.stream().map(PaymentDocuments::id).collect(Collectors.toSet()));
        missing.forEach(id -> broken.add("a file of which no message came: " + byId.get(id)));
        return broken;
    }

    private static String id(JsonNode document) {
        return document.path("delivery_id").asText();
    }
}
