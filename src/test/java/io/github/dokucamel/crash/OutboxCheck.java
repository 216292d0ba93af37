package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.crash.LedgerFacts.Delivery;
import io.github.dokucamel.crash.LedgerFacts.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what destinations have received with the ledger. */
final class OutboxCheck {

    private static final List<String> OUTCOMES =
            List.of("accepted", "declined", "invalid", "duplicate", "conflict", "unresolved");

    private final Path outbox;
    private final List<Path> taken = new ArrayList<>();
    private final Receiver receiver;
    private final GatewayRecord gateway;

    OutboxCheck(Path outbox, Receiver receiver, GatewayRecord gateway) {
        this.outbox = outbox;
        this.receiver = receiver;
        this.gateway = gateway;
    }

    /** What must hold whenever the runner is dead. */
    List<String> always(LedgerFacts ledger) throws IOException {
        List<String> broken = new ArrayList<>();
        Map<String, Row> rows = rowsByDelivery(ledger);
        Map<String, String> states = new HashMap<>();
        ledger.deliveries().stream()
                .filter(Delivery::toFiles)
                .forEach(delivery -> states.put(delivery.id(), delivery.state()));
        Set<String> found = new HashSet<>();
        for (JsonNode document : published()) {
            String id = document.path("delivery_id").asText();
            if (!found.add(id)) {
                broken.add("published twice: " + document);
            }
            if (!isKnown(document, rows, ledger)) {
                broken.add("published, and the ledger knows no such outcome: " + document);
            } else if (states.get(id).equals("pending")) {
                broken.add("published before it was noted as staged: " + document);
            }
        }
        for (JsonNode document : receiver.taken()) {
            if (!isKnown(document, rows, ledger)) {
                broken.add("received, and the ledger knows no such outcome: " + document);
            }
        }
        Stream.concat(published().stream(), receiver.taken().stream())
                .filter(d -> d.path("outcome").asText().equals("accepted"))
                .filter(d -> !gateway.isCreated(d.path("request_id").asText()))
                .forEach(d -> broken.add("told as accepted, never opened: " + d));
        return broken;
    }

    /** What is known of an unresolved order goes on, and may have become another outcome. */
    private static boolean isKnown(JsonNode document, Map<String, Row> rows, LedgerFacts ledger) {
        String id = document.path("delivery_id").asText();
        if (document.path("outcome").asText().equals("unresolved")) {
            return ledger.deliveries().stream().anyMatch(delivery -> delivery.id().equals(id));
        }
        return rows.containsKey(id) && document.equals(rows.get(id).document());
    }

    /** What must hold besides when everything has been worked off. */
    List<String> settled(LedgerFacts ledger) throws IOException {
        List<String> broken = new ArrayList<>();
        Map<String, List<Delivery>> byId =
                ledger.deliveries().stream().collect(Collectors.groupingBy(Delivery::id));
        Set<String> files = ids(published());
        Set<String> messages = ids(receiver.taken());
        for (Row row : ledger.orders()) {
            String id = row.document().path("delivery_id").asText();
            List<Delivery> deliveries = byId.getOrDefault(id, List.of());
            if (deliveries.size() < 2) {
                broken.add(row.invoiceNumber() + " has " + deliveries.size() + " deliveries");
            }
            if (!files.contains(id) || !messages.contains(id)) {
                broken.add(
                        "%s %s: file %s, message %s"
                                .formatted(
                                        row.invoiceNumber(),
                                        row.outcome(),
                                        files.contains(id),
                                        messages.contains(id)));
            }
        }
        ledger.deliveries().stream()
                .filter(delivery -> !delivery.state().equals("delivered"))
                .forEach(delivery -> broken.add("left in the outbox: " + delivery));
        try (Stream<Path> all = Files.walk(outbox)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("."))
                    .forEach(file -> broken.add("left over: " + outbox.relativize(file)));
        }
        return broken;
    }

    private static Map<String, Row> rowsByDelivery(LedgerFacts ledger) {
        return ledger.orders().stream()
                .filter(row -> row.document() != null)
                .collect(
                        Collectors.toMap(
                                row -> row.document().path("delivery_id").asText(), row -> row));
    }

    private static Set<String> ids(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.path("delivery_id").asText())
                .collect(Collectors.toSet());
    }

    /** Every document at a file destination; one that is half written fails to be read. */
    private List<JsonNode> published() {
        List<JsonNode> documents = new ArrayList<>();
        for (String outcome : OUTCOMES) {
            documents.addAll(new Outbox(outbox).documents(outcome));
        }
        taken.forEach(file -> documents.addAll(Outbox.lines(file)));
        return documents;
    }

    /** As a consumer does who moves files of lines to have them for himself. */
    void take() throws IOException {
        for (String outcome : OUTCOMES) {
            for (String name : new Outbox(outbox).files(outcome)) {
                if (name.endsWith(".jsonl")) {
                    Path mine = outbox.resolveSibling("taken-" + taken.size());
                    Files.move(outbox.resolve(outcome).resolve(name), mine);
                    taken.add(mine);
                }
            }
        }
    }
}
