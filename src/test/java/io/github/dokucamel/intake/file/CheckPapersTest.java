package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk is told of her export: every row once, with the cell to put right. */
class CheckPapersTest {

    private static final String LAMA =
            """
            No Faktur;Pelanggan;Nilai Tagihan;Email;Jatuh Tempo
            FJ-LAMA;Toko Lama;80.000;lama@contoh.co.id;17/12/2099
            """;

    @TempDir Path data;

    private Installation start() throws Exception {
        return Installation.in(data).readingFiles().start();
    }

    private Path paper(String ending) {
        return data.resolve("outbox/reports/penjualan.csv.check." + ending);
    }

    private JsonNode check() throws IOException {
        return OrderJson.read(Files.readAllBytes(paper("json")));
    }

    private static String export() throws IOException {
        try (var in = CheckPapersTest.class.getResourceAsStream("/exports/penjualan.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> rows(JsonNode list, String... members) {
        List<String> rows = new ArrayList<>();
        for (JsonNode entry : list) {
            List<String> cells = new ArrayList<>();
            for (String member : members) {
                assertTrue(entry.has(member), member);
                cells.add(entry.path(member).asText());
            }
            rows.add(String.join(" | ", cells));
        }
        return rows;
    }

    @Test
    void namesEveryPlantedRowOnceAndIsThereAgainAfterAStart() throws Exception {
        byte[] written;
        try (Installation doku = start()) {
            doku.drop("lama.csv", LAMA);
            doku.awaitSettled();
            doku.drop("penjualan.csv", export());
            Installation.waiting().until(() -> Files.exists(paper("json")));
            everyPlantedRowIsThere();
            whatDiffersIsTold();
            written = Files.readAllBytes(paper("json"));
        }
        Files.delete(paper("json"));
        Files.delete(paper("xlsx"));
        try (Installation doku = start()) {
            Installation.waiting().until(() -> Files.exists(paper("json")));
            assertArrayEquals(written, Files.readAllBytes(paper("json")));
            assertTrue(Files.exists(paper("xlsx")));
            doku.bundle()
                    .ledger()
                    .batches()
                    .confirm("penjualan.csv", List.of(12L), "budi", "two trips", 1);
            Installation.waiting().until(() -> check().path("to_confirm").isEmpty());
            assertEquals("4 625000", ready());
            nothingIsSaidOfAnEmptySheet(doku);
        }
    }

    /** Beside what is sent: rows of one number may be items, and a bill that came before another one. */
    private void whatDiffersIsTold() throws IOException {
        JsonNode check = check();
        String conflict = check.at("/to_fix/4/message").asText();
        assertTrue(
                conflict.startsWith("row 11 has this number too, with another amount"), conflict);
        assertTrue(conflict.endsWith("Together they come to Rp 220.000"), conflict);
        assertEquals(
                "due_date (2099-12-17 before, 2099-12-16 now)",
                check.at("/sent_before/0/differs").asText());
        List<String> lines = lines(paper("xlsx"));
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line ->
                                        line.startsWith("Row 15, FJ-LAMA|")
                                                && line.endsWith(
                                                        "due date (2099-12-17 before, 2099-12-16 now)")),
                lines.toString());
        assertTrue(
                lines.toString().contains("Leave one of them, perhaps lima@contoh.co.id."),
                lines.toString());
        assertEquals(
                2,
                lines.stream().filter(line -> line.contains("FJ-006|Toko Enam|No Faktur")).count(),
                lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("2020-02-01|The day is over")),
                lines.toString());
        assertTrue(lines.toString().contains("Read as customer e-mail"), lines.toString());
    }

    private void nothingIsSaidOfAnEmptySheet(Installation doku) throws Exception {
        doku.drop("bagus.csv", LAMA.replace("FJ-LAMA", "FJ-BAGUS").replace("80.000", "81.000"));
        Path good = data.resolve("outbox/reports/bagus.csv.check.xlsx");
        Installation.waiting().until(() -> Files.exists(good));
        List<String> lines = lines(good);
        assertTrue(
                lines.contains("1. Links and payments are in bagus.csv.status.xlsx."),
                lines.toString());
        assertFalse(lines.toString().contains("column F"), lines.toString());
    }

    /** All its sheets, cell by cell. */
    private static List<String> lines(Path workbook) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < row.getCellCount(); i++) {
                        cells.add(row.getCellText(i));
                    }
                    lines.add(String.join("|", cells).replaceAll("\\|+$", ""));
                }
            }
        }
        return lines;
    }

    @Test
    void holdsNoCardNumberWhereverItWasWritten() throws Exception {
        try (Installation doku = start()) {
            doku.drop(
                    "penjualan.csv",
                    """
                    No Faktur;Pelanggan;Nilai Tagihan;Email;No HP;4111111111111111;5500005555555559
                    4111111111111111;Siti;80.000;siti@contoh.co.id;08123456789;a;b
                    FJ-2;5500005555555559;80.000;;4111 1111 1111 1111;a;b
                    FJ-3;Siti;4111111111111111;4111111111111111@contoh.co.id;;a;b
                    """);
            doku.awaitProcessed("penjualan.csv");
            Installation.waiting().until(() -> Files.exists(paper("json")));

            String json = Files.readString(paper("json"));
            String book = unpacked(paper("xlsx"));
            for (String card : List.of("4111111111111111", "5500005555555559", "4111 1111")) {
                assertFalse(json.contains(card), json);
                assertFalse(book.contains(card), book);
            }
            assertTrue(json.contains("411111******1111"), json);
        }
    }

    private static String unpacked(Path workbook) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                all.append(
                        new String(
                                zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void isJudgedWithItsFileAlone() throws Exception {
        try (Installation doku = start()) {
            doku.drop("penjualan.csv", export());
            Installation.waiting().until(() -> Files.exists(paper("xlsx")));
        }
        NotABatchException refused =
                assertThrows(
                        NotABatchException.class,
                        () -> OrderFile.open(paper("xlsx"), FileOptions.defaults()));
        assertTrue(refused.getMessage().contains("Drop it into the inbox"), refused.getMessage());
    }

    private String ready() throws IOException {
        JsonNode ready = check().path("ready");
        return ready.path("count") + " " + ready.path("total");
    }

    private void everyPlantedRowIsThere() throws IOException {
        JsonNode check = check();
        assertEquals(
                List.of(
                        "6 | FJ-003 | Nilai Tagihan | amount | 1,750,000 | amount_other_style | 1750000",
                        "7 | FJ-004 | Nilai Tagihan | amount | LUNAS | amount_words | null",
                        "8 | FJ-005 | Email | customer.email | lima@contoh.co.id, enam@contoh.co.id | email_two | lima@contoh.co.id",
                        "9 | FJ-001 | No Faktur | invoice_number | FJ-001 | repeated | null",
                        "10 | FJ-006 | No Faktur | invoice_number | FJ-006 | conflict | null",
                        "11 | FJ-006 | No Faktur | invoice_number | FJ-006 | conflict | null",
                        "14 | FJ-009 | No. HP | customer.phone | tanya Bu Rini | phone_words | null"),
                rows(
                        check.path("to_fix"),
                        "row",
                        "invoice_number",
                        "column",
                        "field",
                        "value",
                        "code",
                        "proposal"));
        assertEquals(
                List.of("12 | FJ-007 | Nilai Tagihan | 150000 | looks_sent"),
                rows(check.path("to_confirm"), "row", "invoice_number", "column", "value", "code"));
        assertEquals(
                List.of("5 | amount | Rp 250.000,00 | 250000", "13 | due_date | 2020-02-01 | "),
                rows(check.path("tidied"), "row", "field", "was", "sent"));
        assertEquals(
                List.of("15 | FJ-LAMA"), rows(check.path("sent_before"), "row", "invoice_number"));
        assertTrue(
                check.at("/sent_before/0/first").asText().startsWith("lama.csv, row 2, "),
                check.toString());
        assertEquals(
                List.of("16 | total | 2815000"),
                rows(check.path("no_bill"), "row", "kind", "amount"));
        assertEquals("3 475000", ready());
        assertEquals(12, check.path("rows").asInt());
        assertEquals(3, check.path("header_row").asInt());
        assertEquals("amount", check.at("/columns/used/Nilai Tagihan").asText());
        assertEquals("[\"Kota\"]", check.at("/columns/ignored").toString());
        assertFalse(check.has("more"));
    }
}
