package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row whose bill came before in another file that nothing was sent of. */
class RepeatedElsewhereTest {

    private static final String HEADER = "No Faktur;Pelanggan;Nilai Tagihan;Email\n";
    private static final String ONE = "FJ-001;Toko Satu;150.000;satu@contoh.co.id\n";
    private static final String TWO = "FJ-002;Toko Dua;250.000;dua@contoh.co.id\n";
    private static final String ASKED = "FJ-003;Toko Satu;150.000;satu@contoh.co.id\n";

    @TempDir Path data;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.batch.approval-above", "300000")
                        .start();
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private Batches batches() {
        return doku.bundle().ledger().batches();
    }

    private JsonNode check(String name) throws IOException {
        Path paper = data.resolve("outbox/reports/" + name + ".check.json");
        Installation.waiting().until(() -> Files.exists(paper));
        return OrderJson.read(Files.readAllBytes(paper));
    }

    /** Rows of a file by what became of them. */
    private Map<String, List<Integer>> rows(String name) throws IOException {
        Map<String, List<Integer>> rows = new TreeMap<>();
        JsonNode check = check(name);
        for (String list : List.of("to_fix", "to_confirm", "sent_before", "waiting_elsewhere")) {
            List<Integer> of =
                    StreamSupport.stream(check.path(list).spliterator(), false)
                            .map(entry -> entry.path("row").asInt())
                            .toList();
            if (!of.isEmpty()) {
                rows.put(list, of);
            }
        }
        return rows;
    }

    private void drop(String name, String rows) throws IOException {
        doku.drop(name, HEADER + rows);
        doku.awaitProcessed(name);
        check(name);
    }

    private void becomes(String name, Map<String, List<Integer>> expected) {
        Installation.waiting().untilAsserted(() -> assertEquals(expected, rows(name)));
    }

    @Test
    void isSentBeforeOnceItsFileIsApproved() throws Exception {
        drop("first.csv", ONE + TWO);
        drop("second.csv", ONE);
        becomes("second.csv", Map.of("waiting_elsewhere", List.of(2)));
        String first = check("second.csv").at("/waiting_elsewhere/0/first").asText();
        assertEquals("first.csv, row 2, ", first.substring(0, 18));
        batches().approve("first.csv", 400_000, "another person", 1);
        becomes("second.csv", Map.of("sent_before", List.of(2)));

        drop("third.csv", ONE.replace("150.000", "155.000"));
        JsonNode conflict = check("third.csv").at("/to_fix/0");
        String told = conflict.path("message").asText();
        assertTrue(
                told.startsWith(
                        "this number was sent before with other content (line 2 of first.csv, "),
                told);
        assertTrue(told.endsWith("; what differs: amount (150000 before, 155000 now)"), told);
        assertTrue(conflict.path("remedy").asText().contains("let it be cancelled"), told);
    }

    @Test
    void isSentBeforeOnceItsRowIsConfirmed() throws Exception {
        drop("first.csv", ONE + ASKED);
        drop("second.csv", ONE + ASKED);
        becomes("second.csv", Map.of("sent_before", List.of(2), "waiting_elsewhere", List.of(3)));
        batches().confirm("first.csv", List.of(3L), "budi", "two trips", 1);
        becomes("second.csv", Map.of("sent_before", List.of(2, 3)));
    }

    @Test
    void isToBeDroppedAgainWhenItsFileIsCancelled() throws Exception {
        drop("first.csv", ONE + TWO);
        drop("second.csv", TWO);
        becomes("second.csv", Map.of("waiting_elsewhere", List.of(2)));
        batches().cancel("first.csv", "budi", "wrong month", 1);
        becomes("second.csv", Map.of("to_fix", List.of(2)));
        JsonNode fix = check("second.csv").at("/to_fix/0");
        assertEquals("repeated_unsent", fix.path("code").asText());
        assertEquals("the same as another row, which is not sent", fix.path("message").asText());
    }

    @Test
    void isToldOfInItsOwnFileToo() throws Exception {
        drop("first.csv", ONE + ASKED + ASKED);
        becomes("first.csv", Map.of("to_confirm", List.of(3), "to_fix", List.of(4)));
        assertEquals("repeated_waits", check("first.csv").at("/to_fix/0/code").asText());
        batches().confirm("first.csv", List.of(3L), "budi", "two trips", 1);
        becomes("first.csv", Map.of("to_fix", List.of(4)));
        assertEquals("repeated", check("first.csv").at("/to_fix/0/code").asText());
    }
}
