package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.intake.file.FilledBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the papers of a file say once its check workbook was dropped back. */
class RepairedStatusTest {

    private static final String BOOK = "penjualan.csv.check.xlsx";

    @TempDir Path data;
    @TempDir Path desk;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku = Installation.in(data).readingFiles().start();
        try (var in = RepairedStatusTest.class.getResourceAsStream("/exports/penjualan.csv")) {
            doku.drop("penjualan.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        doku.awaitProcessed("penjualan.csv");
        Installation.waiting().until(() -> Files.exists(reports(BOOK)));
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private Path reports(String name) {
        return data.resolve("outbox/reports/" + name);
    }

    private PaperBack status() throws Exception {
        return PaperBack.read(reports("penjualan.csv.status.xlsx"));
    }

    private String total(String status, String head) throws Exception {
        return status().cell("Totals", "Status", status, head);
    }

    /** Orders of the file by outcome, as its report for programs has them. */
    private Map<String, Integer> outcomes() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (String row : doku.outbox().report("penjualan.csv")) {
            outcomes.merge(row.substring(row.lastIndexOf(',') + 1), 1, Integer::sum);
        }
        return outcomes;
    }

    private void repair() throws Exception {
        FilledBook book =
                FilledBook.of(reports(BOOK))
                        .should(7, "500000")
                        .should(8, "lima@contoh.co.id")
                        .should(9, "DELETE")
                        .should(10, "FJ-006")
                        .should(11, "FJ-006-B")
                        .should(12, "YES");
        Path saved = desk.resolve("saved.xlsx");
        book.save(saved);
        Files.move(saved, doku.inbox().resolve(BOOK));
        doku.mark(BOOK);
    }

    @Test
    void readableAmountsOfInvalidRowsStandInTheSums() throws Exception {
        Installation.waiting().until(() -> outcomes().getOrDefault("accepted", 0) == 4);
        assertEquals("140000", total("Invalid", "Amount"));
        assertEquals("220000", total("Same number, other content", "Amount"));
        assertEquals("12", total("All rows of this file", "Rows"));
        assertEquals("1215000", total("All rows of this file", "Amount"));
        assertEquals("90000", status().cell("Status", "Invoice number", "FJ-005", "Amount"));
        assertEquals("", status().cell("Status", "Invoice number", "FJ-004", "Amount"));
    }

    @Test
    void aRepairedRowIsNoTroubleOfItsFileAndCountsOnce() throws Exception {
        repair();
        Map<String, Integer> expected =
                Map.of("accepted", 5, "cancelled", 1, "invalid", 1, "repaired", 5);
        Installation.waiting().untilAsserted(() -> assertEquals(expected, outcomes()));
        doku.awaitSettled();

        String csv = Files.readString(reports("penjualan.csv.status.csv"));
        assertTrue(csv.contains("Taken in by the check workbook " + BOOK), csv);
        assertTrue(csv.contains("Left out by the check workbook " + BOOK), csv);
        PaperBack status = status();
        assertEquals("Put right", status.cell("Status", "Row", "7", "Status"));
        assertEquals(
                "Taken in by " + BOOK + "; its own report has the bill",
                status.cell("Status", "Row", "10", "Problem"));
        assertEquals("Left out by " + BOOK, status.cell("Status", "Row", "9", "Problem"));
        assertEquals("5", total("Put right", "Rows"));
        assertEquals("310000", total("Put right", "Amount"));
        assertEquals("50000", total("Invalid", "Amount"));
        assertEquals("5", total("Bills of this file", "Rows"));
        assertEquals("705000", total("Bills of this file", "Amount"));
        assertEquals("705000", total("All rows of this file", "Open"));
        assertEquals("1215000", total("All rows of this file", "Amount"));
        assertEquals(
                expected,
                doku
                        .bundle()
                        .ledger()
                        .batches()
                        .find("penjualan.csv")
                        .orElseThrow()
                        .counts()
                        .entrySet()
                        .stream()
                        .collect(
                                TreeMap::new,
                                (all, one) -> all.put(one.getKey(), one.getValue().intValue()),
                                Map::putAll));
    }

    @Test
    void aRowThatRepeatsOneThatWaitsWasNotSent() throws Exception {
        doku.drop(
                "again.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan;Email;No. HP;Jatuh Tempo
                FJ-007;Toko Satu;150.000;satu@contoh.co.id;;16/12/2099
                """);
        doku.awaitProcessed("again.csv");
        Path paper = reports("again.csv.status.xlsx");
        Installation.waiting().until(() -> Files.exists(paper));
        Installation.waiting()
                .untilAsserted(
                        () ->
                                assertEquals(
                                        List.of("Same as a row that waits"),
                                        PaperBack.read(paper).sheets().get("Status").stream()
                                                .skip(1)
                                                .map(row -> row.get(0))
                                                .toList()));
        doku.bundle().ledger().batches().confirm("penjualan.csv", List.of(12L), "budi", "yes", 1);
        Installation.waiting()
                .until(
                        () ->
                                PaperBack.read(paper)
                                        .sheets()
                                        .get("Status")
                                        .get(1)
                                        .get(0)
                                        .startsWith("Sent before"));
    }
}
