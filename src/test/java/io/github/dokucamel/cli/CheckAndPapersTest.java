package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.order.OrderJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doku check} of a file with every kind of mistake says what its papers say. */
class CheckAndPapersTest {

    private static final String LAMA =
            """
            No Faktur;Pelanggan;Nilai Tagihan;Email;Jatuh Tempo
            FJ-LAMA;Toko Lama;80.000;lama@contoh.co.id;16/12/2099
            FJ-LAIN;Toko Lain;99.000;lain@contoh.co.id;16/12/2099
            """;

    private static final Pattern MARKED =
            Pattern.compile("semua\\.csv:([0-9]+): (.*) \\[(.+), ([a-z_]+)]");

    /** Told in words of their own: what is there to be done is not the same before it was dropped. */
    private static final Set<String> OF_NUMBERS = Set.of("repeated", "conflict");

    @TempDir Path data;
    @TempDir Path desk;

    /** A bill that was sent is not held back by a row behind it. */
    @Test
    void aRowThatWasSentBeforeIsInNoConflictWithALaterOne() throws Exception {
        Path file =
                Files.writeString(desk.resolve("semua.csv"), LAMA + "FJ-LAMA;X;1.000;x@y.id;\n");
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            doku.drop("lama.csv", LAMA);
            doku.awaitSettled();
            DokuRun check = DokuRun.of("check", file.toString(), "--doku.data-dir=" + data);
            String said = check.out();
            assertTrue(said.contains(":2: FJ-LAMA: sent before"), said);
            assertFalse(said.contains(":2: FJ-LAMA: conflict"), said);
            assertTrue(said.contains(":4: FJ-LAMA: conflict"), said);
        }
    }

    @Test
    void bothNameTheSameCells() throws Exception {
        String export;
        try (var in = CheckAndPapersTest.class.getResourceAsStream("/exports/semua.csv")) {
            export = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = Files.writeString(desk.resolve("semua.csv"), export);
        DokuRun check;
        JsonNode papers;
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            doku.drop("lama.csv", LAMA);
            doku.awaitSettled();
            check = DokuRun.of("check", file.toString(), "--doku.data-dir=" + data);
            doku.drop("semua.csv", export);
            Path json = data.resolve("outbox/reports/semua.csv.check.json");
            Installation.waiting().until(() -> Files.exists(json));
            papers = OrderJson.read(Files.readAllBytes(json));
        }

        List<String> said = new ArrayList<>();
        Set<String> checked = new TreeSet<>();
        Matcher line = MARKED.matcher(check.out());
        while (line.find()) {
            checked.add(line.group(1) + " " + line.group(3) + " " + line.group(4));
            said.add(line.group());
        }
        Set<String> named = new TreeSet<>();
        for (JsonNode cell : papers.path("to_fix")) {
            String row = cell.path("row").asText();
            String mark = cell.path("column").asText() + ", " + cell.path("code").asText();
            named.add(row + " " + mark.replace(",", ""));
            String words = cell.path("message").asText() + ". " + cell.path("remedy").asText();
            boolean isSaid =
                    OF_NUMBERS.contains(cell.path("code").asText())
                            || said.stream()
                                    .anyMatch(
                                            one ->
                                                    one.contains(":" + row + ": ")
                                                            && one.endsWith("[" + mark + "]")
                                                            && one.contains(words));
            assertTrue(isSaid, row + " " + words + "\n" + check.said());
        }
        assertEquals(named, checked, check.said());
        assertTrue(named.size() > 20, named.toString());
        assertTrue(check.out().contains("though it says something else"), check.said());
        assertTrue(check.out().contains("19 of 31 orders invalid, 3 in conflict"), check.said());
        assertTrue(check.out().contains(": FJ-LAMA: sent before"), check.said());
    }
}
