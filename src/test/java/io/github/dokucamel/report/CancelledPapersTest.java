package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a file that a person cancelled the papers still add up, and promise nothing. */
class CancelledPapersTest {

    @TempDir Path data;
    private Installation doku;

    private void start(String approval) throws Exception {
        doku = Installation.in(data).readingFiles().with("doku.batch.approval", approval).start();
        try (var in = CancelledPapersTest.class.getResourceAsStream("/exports/penjualan.csv")) {
            doku.drop("penjualan.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        doku.awaitProcessed("penjualan.csv");
        Installation.waiting().until(() -> Files.exists(paper("json")));
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private Path paper(String ending) {
        return data.resolve("outbox/reports/penjualan.csv.check." + ending);
    }

    private JsonNode check() throws IOException {
        return OrderJson.read(Files.readAllBytes(paper("json")));
    }

    private BatchView batch() {
        return doku.bundle().ledger().batches().find("penjualan.csv").orElseThrow();
    }

    private void cancel() {
        doku.bundle().ledger().batches().cancel("penjualan.csv", "budi", "the wrong month", 1);
        Installation.waiting().until(() -> check().has("cancelled"));
    }

    private static long rows(JsonNode list) {
        Set<Integer> rows = new HashSet<>();
        list.forEach(entry -> rows.add(entry.path("row").asInt()));
        return rows.size();
    }

    private void addsUp(long ready, long cancelled) throws Exception {
        JsonNode check = check();
        assertEquals(ready, check.at("/ready/count").asLong());
        assertEquals(cancelled, check.path("cancelled").asLong());
        assertEquals(0, check.path("to_confirm").size());
        assertEquals(
                check.path("rows").asLong(),
                ready + rows(check.path("to_fix")) + check.path("sent_before").size() + cancelled);
        assertEquals(ready, batch().ready().count());
        assertEquals(
                batch().rows(),
                batch().counts().values().stream().mapToLong(Long::longValue).sum());
        PaperBack book = PaperBack.read(paper("xlsx"));
        List<List<String>> summary = book.sheets().get("Summary");
        assertEquals(
                "This file was cancelled. No further row of it is sent.", summary.get(0).get(0));
        assertEquals("Sent", summary.get(1).get(0));
        assertEquals(
                batch().rows(),
                summary.subList(1, 6).stream()
                        .filter(row -> !row.get(0).equals("No bill"))
                        .mapToLong(row -> Long.parseLong(row.get(1)))
                        .sum(),
                summary.toString());
        String text = summary.toString();
        assertTrue(text.contains("is not taken in any more"), text);
        assertFalse(text.contains("column F"), text);
        assertTrue(
                book.sheets().get("Fix").stream().skip(1).allMatch(row -> row.get(5).isEmpty()),
                "nothing is proposed that is not taken");
    }

    @Test
    void whenNothingOfItWasSent() throws Exception {
        start("required");
        cancel();
        addsUp(0, 5);
        assertEquals(new BatchView.Sum(0, 0), batch().ready());
    }

    @Test
    void whenSomeOfItWasSent() throws Exception {
        start("none");
        Installation.waiting()
                .until(() -> batch().counts().getOrDefault("accepted", 0L).equals(4L));
        cancel();
        addsUp(4, 1);
        assertEquals(new BatchView.Sum(4, 555_000), batch().ready());
        assertEquals(4, batch().cancelled().unpaid());
        Installation.waiting().until(() -> batch().cancelled().undone() == 4);
        saysThatNobodyIsToPay();
    }

    private void saysThatNobodyIsToPay() throws Exception {
        Path csv = data.resolve("outbox/reports/penjualan.csv.status.csv");
        Installation.waiting()
                .until(
                        () ->
                                Files.readString(csv)
                                                .lines()
                                                .filter(line -> line.contains(",accepted,"))
                                                .filter(line -> line.contains(",cancelled,"))
                                                .count()
                                        == 4);
        // The workbook comes right after the table.
        Installation.waiting()
                .until(
                        () -> {
                            Path book = data.resolve("outbox/reports/penjualan.csv.status.xlsx");
                            String said = PaperBack.read(book).sheets().toString();
                            return said.contains("Cancelled") && !said.contains("Unpaid");
                        });
        PaperWords words = new PaperWords(Language.EN, ZoneOffset.UTC);
        List<BillLine> lines = new ArrayList<>();
        doku.bundle()
                .ledger()
                .bills(bill -> lines.add(BillLine.of(bill, words, LocalDate.of(2026, 11, 30))));
        assertEquals(4, lines.size());
        for (BillLine line : lines) {
            assertEquals(BillStatus.WITHDRAWN, line.status());
            assertEquals(BigDecimal.ZERO, line.sums().open());
            assertFalse(line.status().isPayable());
        }
    }
}
