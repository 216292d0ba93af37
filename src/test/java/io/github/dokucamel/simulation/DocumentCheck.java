package io.github.dokucamel.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the other system has got of each order: one document per outcome and destination. */
final class DocumentCheck {

    private final Auditor auditor;
    private final Receiver receiver;

    DocumentCheck(Auditor auditor, Receiver receiver) {
        this.auditor = auditor;
        this.receiver = receiver;
    }

    void judge(List<Auditor.Row> rows, Set<String> paid) throws IOException, SQLException {
        List<JsonNode> files = receiver.files();
        Map<String, Integer> written = Auditor.counted(files);
        Map<String, Integer> taken = Auditor.counted(receiver.messages);
        written.forEach(
                (key, times) ->
                        Auditor.require(times == 1, key + " lies there " + times + " times"));
        Auditor.require(
                written.keySet().equals(taken.keySet()),
                "Files tell of " + written.keySet() + ", messages of " + taken.keySet());
        for (Auditor.Row row : rows) {
            String key = row.invoice() + " " + row.outcome();
            Auditor.require(written.containsKey(key), key + " is told to nobody");
            boolean isPaid = row.outcome().equals("accepted") && paid.contains(row.invoice());
            Auditor.require(
                    written.containsKey(row.invoice() + " paid") == isPaid,
                    row.invoice() + " is paid: " + isPaid + ", which is not what was told");
        }
        receiver.messages.forEach(new SameIds()::add);
        for (JsonNode file : files) {
            ofOne(file);
        }
    }

    private void ofOne(JsonNode document) throws SQLException {
        String invoice = document.path("invoice_number").asText();
        switch (document.path("outcome").asText()) {
            case "unresolved" ->
                    Auditor.require(
                            !document.at("/resolution/next_action").asText().isBlank(),
                            invoice + " is unresolved, and nobody is asked to look");
            case "declined" ->
                    Auditor.require(
                            auditor.byHand(invoice, "declined") > 0
                                    || !auditor.isPaymentOpen(invoice),
                            invoice + " was told declined, and DOKU has it");
            case "accepted" ->
                    Auditor.require(
                            auditor.isPaymentOpen(invoice),
                            invoice + " was told accepted, and DOKU has it not");
            case "paid" -> {
                // Judged with its order.
            }
            default -> throw new AssertionError(document);
        }
    }

    /** A message that comes again is the same. */
    private static final class SameIds {

        private final Map<String, Set<String>> ids = new HashMap<>();

        void add(JsonNode document) {
            String of =
                    document.path("invoice_number").asText()
                            + " "
                            + document.path("outcome").asText();
            Set<String> known = ids.computeIfAbsent(of, o -> new HashSet<>());
            known.add(document.path("delivery_id").asText());
            Auditor.require(known.size() == 1, of + " comes under two delivery ids");
        }
    }
}
