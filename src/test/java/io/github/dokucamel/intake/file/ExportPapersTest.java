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
