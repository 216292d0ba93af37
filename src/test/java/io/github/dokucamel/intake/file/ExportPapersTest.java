package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk is told of the columns, rows and sheets around the bills of an export. */
class ExportPapersTest {

    @TempDir Path data;
    @TempDir Path desk;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku = Installation.in(data).readingFiles().with("doku.language", "id").start();
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private Path paper(String name) {
        return data.resolve("outbox/reports/" + name);
    }

    private JsonNode check(String file) throws IOException {
        Installation.waiting().until(() -> Files.exists(paper(file + ".check.xlsx")));
        Installation.waiting().until(() -> Files.exists(paper(file + ".check.json")));
        return OrderJson.read(Files.readAllBytes(paper(file + ".check.json")));
    }

    /** All texts of a sheet of the check workbook. */
    private List<String> sheet(String file, int number) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(paper(file + ".check.xlsx").toFile())) {
            book.getSheet(number)
                    .orElseThrow()
                    .read()
                    .forEach(
                            row ->
                                    row.stream()
                                            .filter(cell -> cell != null)
                                            .forEach(cell -> texts.add(cell.getText())));
        }
        return texts;
    }

    private Map<String, Long> sent() {
        Map<String, Long> sent = new TreeMap<>();
        doku.gateway()
                .requests()
                .forEach(
                        request -> {
                            JsonNode order =
                                    Outbox.json(new String(request.body(), StandardCharsets.UTF_8))
                                            .path("order");
                            if (order.has("amount")) {
                                sent.put(
                                        order.path("invoice_number").asText(),
                                        order.path("amount").asLong());
                            }
                        });
        return sent;
    }

    @Test
    void aRowInAnotherMoneyOrPartlyPaidGoesAsColumnFSays() throws Exception {
        doku.drop(
                "ekspor.csv",
                """
                No Faktur;Pelanggan;Total;Dibayar;Mata Uang;Email
                FJ-1;Toko Satu;80.000;0;IDR;satu@contoh.co.id
                FJ-2;Toko Dua;90.000;40.000;IDR;dua@contoh.co.id
                FJ-3;Toko Tiga;150;0;USD;tiga@contoh.co.id
                FJ-4;Toko Empat;60.000;10.000;Rp;empat@contoh.co.id
                Dicetak oleh Ani 12/12/2026;;;;;
                """);
        JsonNode check = check("ekspor.csv");
        List<String> wrong = new ArrayList<>();
        for (JsonNode cell : check.path("to_fix")) {
            wrong.add(
                    String.join(
                            " ",
                            cell.path("row").asText(),
                            cell.path("column").asText(),
                            cell.path("value").asText(),
                            cell.path("code").asText(),
                            cell.path("proposal").asText()));
        }
        assertEquals(
                List.of(
                        "3 Total 90.000 amount_paid 50000",
                        "4 Total 150 currency_other null",
                        "5 Total 60.000 amount_paid 50000"),
                wrong);
        assertEquals("[\"Dibayar\",\"Mata Uang\"]", check.at("/columns/money").toString());
        assertEquals("note", check.at("/no_bill/0/kind").asText());
        String summary = sheet("ekspor.csv", 0).toString();
        assertTrue(summary.contains("Dibayar"), summary);
        assertTrue(summary.contains("jumlah hanya diambil dari kolomnya sendiri"), summary);
        assertTrue(summary.contains("Judul atau catatan"), summary);
        String fix = sheet("ekspor.csv", 1).toString();
        assertTrue(fix.contains("bukan dalam rupiah, kolom Mata Uang berisi USD"), fix);
        assertTrue(fix.contains("mungkin bukan sisa yang harus dibayar, kolom Dibayar"), fix);

        doku.awaitProcessed("ekspor.csv");
        Path saved = desk.resolve("saved.xlsx");
        FilledBook.of(paper("ekspor.csv.check.xlsx"))
                .should(3, 50_000)
                .should(4, "2.400.000")
                .should(5, "HAPUS")
                .save(saved);
        Files.move(saved, doku.inbox().resolve("ekspor.csv.check.xlsx"));
        doku.mark("ekspor.csv.check.xlsx");
        Installation.waiting().until(() -> check("ekspor.csv").path("to_fix").isEmpty());
        doku.awaitSettled();
        assertEquals(Map.of("FJ-1", 80_000L, "FJ-2", 50_000L, "FJ-3", 2_400_000L), sent());
    }

    @Test
    void aFileInWhichTwoColumnsMayBeTheBillIsRefusedWithoutNamesOfSettings() throws Exception {
        doku.drop(
                "ekspor.csv",
                """
                No Faktur;Total;Dibayar;Sisa Tagihan;Email
                FJ-1;80.000;30.000;50.000;satu@contoh.co.id
                """);
        Path reason = data.resolve("outbox/refused/ekspor.csv.reason.txt");
        Installation.waiting().until(() -> Files.exists(reason));
        assertEquals(
                "Lebih dari satu kolom dapat berarti jumlah yang harus dibayar, dan isinya berbeda,"
                        + " pertama di baris 2: Total, Sisa Tagihan. Hapus kolom lainnya dari file,"
                        + " atau minta pengelola program ini menentukannya sekali untuk semua file,"
                        + " dan masukkan lagi filenya.",
                Files.readString(reason).strip());
        assertEquals(Map.of(), sent());
    }

    @Test
    void furtherSheetsStandInThePapers() throws Exception {
        Path saved = desk.resolve("saved.xlsx");
        try (OutputStream out = Files.newOutputStream(saved);
                Workbook book = new Workbook(out, "clerk", null)) {
            for (String month : List.of("Januari", "Februari")) {
                Worksheet sheet = book.newWorksheet(month);
                List<String> header = List.of("No Faktur", "Total", "Email");
                List<String> row = List.of("FJ-" + month, "80.000", "a@contoh.co.id");
                for (int column = 0; column < header.size(); column++) {
                    sheet.value(0, column, header.get(column));
                    sheet.value(1, column, row.get(column));
                }
            }
        }
        Files.move(saved, doku.inbox().resolve("ekspor.xlsx"));
        doku.mark("ekspor.xlsx");
        assertEquals("[\"Februari\"]", check("ekspor.xlsx").path("other_sheets").toString());
        List<String> summary = sheet("ekspor.xlsx", 0);
        assertTrue(summary.contains("Lembar Februari"), summary.toString());
        doku.awaitSettled();
        assertEquals(Map.of("FJ-Januari", 80_000L), sent());
    }
}
