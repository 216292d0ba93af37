package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk is told of her export: every row once, with the cell to put right. */
class CheckPapersTest {

    private static final String LAMA =
            """
            No Faktur;Pelanggan;Nilai Tagihan;Email;Jatuh Tempo
            FJ-LAMA;Toko Lama;80.000;lama@contoh.co.id;16/12/2099
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
        try (Closing doku = new Closing(start())) {
            doku.it.drop("lama.csv", LAMA);
            doku.it.awaitSettled();
            doku.it.drop("penjualan.csv", export());
            Installation.waiting().until(() -> Files.exists(paper("json")));
            System.out.println(check().toPrettyString());
            written = Files.readAllBytes(paper("json"));
        }
        Files.delete(paper("json"));
    }

    private record Closing(Installation it) implements AutoCloseable {
        @Override
        public void close() {
            it.close();
        }
    }
}
