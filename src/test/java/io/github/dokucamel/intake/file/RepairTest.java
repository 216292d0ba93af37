package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.LibreOffice;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check workbook comes back, filled in: exactly its rows go, once. */
class RepairTest {

    private static final String NAME = "penjualan.csv.check.xlsx";

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

    private JsonNode check() throws IOException {
        return OrderJson.read(Files.readAllBytes(paper("penjualan.csv.check.json")));
    }

    private void dropExport() throws Exception {
        try (var in = RepairTest.class.getResourceAsStream("/exports/penjualan.csv")) {
            doku.drop("penjualan.csv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        doku.awaitProcessed("penjualan.csv");
    }

    private FilledBook filled() throws IOException {
        return FilledBook.of(paper(NAME));
    }

    private void dropBack(FilledBook book, String name) throws IOException {
        Path saved = desk.resolve("saved.xlsx");
        book.save(saved);
        Files.move(saved, doku.inbox().resolve(name));
        doku.mark(name);
    }

    private String refused(FilledBook book, String name) throws IOException {
        dropBack(book, name);
        Path reason = data.resolve("outbox/refused/" + name + ".reason.txt");
        Installation.waiting().until(() -> Files.exists(reason));
        return Files.readString(reason).strip();
    }

    /** The amount that each number has at the gateway. */
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

    private List<Integer> rows(String list) throws IOException {
        return StreamSupport.stream(check().path(list).spliterator(), false)
                .map(entry -> entry.path("row").asInt())
                .toList();
    }

    @Test
    void takesInExactlyTheRowsThatWereFilledInOnce() throws Exception {
        dropExport();
        Map<String, Long> before = sent();
        FilledBook book =
                filled().should(7, "Rp 500.000")
                        .should(8, "lima@contoh.co.id")
                        .should(9, "HAPUS")
                        .should(10, "FJ-006")
                        .should(11, "FJ-006-B")
                        .should(12, "YA")
                        .sorted();
        dropBack(book, NAME);
        Installation.waiting().until(() -> rows("to_fix").equals(List.of(14)));
        doku.awaitSettled();

        Map<String, Long> now = sent();
        now.keySet().removeAll(before.keySet());
        assertEquals(
                Map.of(
                        "FJ-003", 1_750_000L,
                        "FJ-004", 500_000L,
                        "FJ-005", 90_000L,
                        "FJ-006", 100_000L,
                        "FJ-006-B", 120_000L,
                        "FJ-007", 150_000L),
                now);
        assertEquals(List.of(), rows("to_confirm"));
        JsonNode repaired = OrderJson.read(Files.readAllBytes(paper(NAME + ".check.json")));
        assertEquals(5, repaired.path("ready").path("count").asInt(), repaired.toString());
        assertEquals(0, repaired.path("no_bill").size());
        assertEquals(6, check().path("repaired").asInt());
        assertTrue(
                Files.readString(paper(NAME + ".status.csv")).contains(",FJ-006-B,"),
                "the row under its new number");

        String again = refused(book, "again.xlsx");
        assertTrue(again.contains("sudah diterima sebelumnya"), again);
        assertTrue(again.contains(NAME), again);
        assertEquals(before.size() + 6, sent().size());
    }

    @Test
    void whatIsStillWrongIsPutRightInTheRepairsOwnWorkbook() throws Exception {
        dropExport();
        dropBack(
                filled().should(6, "").should(7, "lima ratus").should(8, "lima@contoh.co.id"),
                NAME);
        Installation.waiting().until(() -> Files.exists(paper(NAME + ".check.xlsx")));
        doku.awaitSettled();
        assertEquals(List.of(6, 9, 10, 11, 14), rows("to_fix"));

        dropBack(
                FilledBook.of(paper(NAME + ".check.xlsx")).should(7, "500000"),
                NAME + ".check.xlsx");
        Installation.waiting().until(() -> sent().containsKey("FJ-004"));
        doku.awaitSettled();
        assertEquals(500_000L, sent().get("FJ-004"));
        assertEquals(90_000L, sent().get("FJ-005"));
    }

    @Test
    void whatIsFarFromTheFileIsAskedAboutAndEitherWayToReachAPayerWillDo() throws Exception {
        doku.drop(
                "penjualan.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan;Email
                FJ-1;Toko Satu;80.000;satu@contoh.co.id
                FJ-2;Toko Dua;90.000;dua@contoh.co.id
                FJ-3;Toko Tiga;LUNAS;tiga@contoh.co.id
                FJ-4;Toko Empat;70.000;
                FJ-5;Toko Lima;1,500;lima@contoh.co.id
                """);
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        dropBack(filled().should(4, "99.000.000").should(5, "0812-8745-8232"), NAME);
        Installation.waiting().until(() -> sent().containsKey("FJ-4"));
        doku.awaitProcessed(NAME);
        Path own = paper(NAME + ".check.json");
        Installation.waiting().until(() -> Files.exists(own));
        JsonNode asked = OrderJson.read(Files.readAllBytes(own)).path("to_confirm");
        assertEquals("outlier", asked.path(0).path("code").asText(), asked.toString());
        assertEquals(Set.of("FJ-1", "FJ-2", "FJ-4"), sent().keySet());
        assertEquals(List.of(6), rows("to_fix"), "1,500 may be 1.5 as well: nothing is proposed");
    }

    /** An amount of digits alone is hard to read, and its own words need no second question. */
    @Test
    void anAmountToConfirmIsShownAsPeopleWriteItAndConfirmedHoweverItIsWritten() throws Exception {
        doku.drop(
                "penjualan.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan;Email
                FJ-1;Toko Satu;80000;satu@contoh.co.id
                FJ-2;Toko Dua;90000;dua@contoh.co.id
                FJ-3;Toko Tiga;99000000;tiga@contoh.co.id
                FJ-4;Toko Empat;Rp 88.000.000;empat@contoh.co.id
                FJ-5;Toko Lima;77000000;lima@contoh.co.id
                FJ-6;Toko Enam;70000;enam@contoh.co.id
                FJ-7;Toko Tujuh;60000;tujuh@contoh.co.id
                """);
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        String fix = filled().text();
        for (String amount : List.of("Rp 99.000.000", "Rp 88.000.000", "Rp 77.000.000")) {
            assertTrue(fix.contains("Nilai Tagihan, " + amount), fix);
        }

        dropBack(
                filled().should(4, "99000000").should(5, "Rp88.000.000").should(6, "77.000.000"),
                NAME);

        Installation.waiting().until(() -> sent().size() == 7);
        assertEquals(88_000_000L, sent().get("FJ-4"));
        Installation.waiting().until(() -> rows("to_confirm").isEmpty());
    }

    /** A date of Excel's is a number that is shown as a day; unformatted it is the number alone. */
    @Test
    void takesADayHoweverItIsTypedIntoColumnF() throws Exception {
        doku.drop(
                "penjualan.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan;Email;Jatuh Tempo
                FJ-1;Toko Satu;80.000;satu@contoh.co.id;31/02/2099
                FJ-2;Toko Dua;90.000;dua@contoh.co.id;akhir bulan
                FJ-3;Toko Tiga;70.000;tiga@contoh.co.id;30 Februari
                FJ-4;Toko Empat;60.000;empat@contoh.co.id;besok
                """);
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        doku.awaitProcessed("penjualan.csv");
        Installation.waiting().until(() -> Files.exists(paper("penjualan.csv.check.json")));
        assertEquals(List.of(2, 3, 4, 5), rows("to_fix"));
        dropBack(
                filled().should(2, LocalDateTime.of(2098, 12, 30, 0, 0))
                        .should(3, LocalDateTime.of(2098, 12, 30, 15, 30))
                        .should(4, 72_684)
                        .should(5, 72_684.5),
                NAME);
        Installation.waiting().until(() -> rows("to_fix").isEmpty());
        doku.awaitProcessed(NAME);
        Path status = paper(NAME + ".status.csv");
        Installation.waiting().until(() -> Files.exists(status));
        List<String> rows = Files.readAllLines(status);
        assertEquals(5, rows.size(), rows.toString());
        rows.stream()
                .skip(1)
                .forEach(row -> assertTrue(row.contains(",2098-12-30,"), rows.toString()));
    }

    /** What may be empty is said to be so by a dash; what stands in the cell is quoted as it is. */
    @Test
    void aDashInColumnFIsNothingWhereNothingMayBe() throws Exception {
        doku.drop(
                "penjualan.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan;Email;No HP;Jatuh Tempo;Barang
                FJ-1;Toko Satu;80.000;satu@contoh.co.id;tanya Bu Rini;16/12/2099;Teh
                FJ-2;Toko Dua;90.000;;0812-8745-8232;31/02/2099;Teh
                FJ-3;Toko Tiga;1,750,000;tiga@contoh.co.id;;tidak ada;Teh
                FJ 4;Toko Empat;60.000;empat@contoh.co.id;;31/12/0026;Teh
                FJ-5;Toko Lima;10.000;lima@contoh.co.id;;;Teh
                FJ-5;Toko Lima;20.000;lima@contoh.co.id;;;Kopi
                FJ-5;Toko Lima;10.000;lima@contoh.co.id;;;Gula
                """);
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        doku.awaitProcessed("penjualan.csv");
        assertEquals(List.of(2, 3, 4, 5, 5, 6, 7, 8), rows("to_fix"));
        String why = FilledBook.of(paper(NAME)).text();
        assertTrue(why.contains("atau - jika tidak ada"), why);
        assertTrue(why.contains("FJ 4 memuat spasi atau tanda"), why);
        assertFalse(why.contains("doku."), why);
        assertFalse(why.contains("A-Z"), why);
        FilledBook book =
                filled().should(2, "-").should(3, "tidak ada").should(4, "").should(5, "");
        dropBack(book.should(6, "40.000").should(7, "HAPUS").should(8, "HAPUS"), NAME);
        Installation.waiting().until(() -> rows("to_fix").equals(List.of(4, 5, 5)));
        doku.awaitSettled();
        assertEquals(Map.of("FJ-1", 80_000L, "FJ-2", 90_000L, "FJ-5", 40_000L), sent());
    }

    @Test
    void rowsOfACancelledWorkbookAreToBeFixedAgain() throws Exception {
        doku.close();
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.batch.approval", "required")
                        .with("doku.language", "id")
                        .start();
        dropExport();
        dropBack(filled().should(7, "500000"), NAME);
        Installation.waiting().until(() -> !rows("to_fix").contains(7));
        doku.awaitProcessed(NAME);
        doku.bundle().ledger().batches().cancel(NAME, "budi", "not these", 1);
        Installation.waiting().until(() -> rows("to_fix").contains(7));
        assertEquals(Map.of(), sent());
        dropBack(FilledBook.of(data.resolve("outbox/processed/" + NAME)), "again.xlsx");
        Installation.waiting().until(() -> !rows("to_fix").contains(7));
    }

    @Test
    void theSecondOfTwoClerksIsToldWhatTheFirstDid() throws Exception {
        dropExport();
        dropBack(filled().should(6, "").should(7, "500000"), NAME);
        Installation.waiting().until(() -> !rows("to_fix").contains(7));
        doku.awaitSettled();

        FilledBook second =
                FilledBook.of(data.resolve("outbox/processed/" + NAME))
                        .should(7, "600000")
                        .should(8, "lima@contoh.co.id");
        String reason = refused(second, "second.xlsx");

        assertTrue(
                reason.contains("Baris 7 sudah diperbaiki dengan isi lain oleh " + NAME), reason);
        assertTrue(reason.contains(Files.getOwner(doku.inbox()).getName()), reason);
        assertEquals(500_000L, sent().get("FJ-004"));
        assertEquals(null, sent().get("FJ-005"));

        dropBack(second.should(7, "500000"), "third.xlsx");
        Installation.waiting().until(() -> sent().containsKey("FJ-005"));
        doku.awaitSettled();
        assertEquals(500_000L, sent().get("FJ-004"));
    }

    @Test
    void whatWasNotAskedIsRefusedByName() throws Exception {
        dropExport();
        Map<String, Long> before = sent();
        refusing(
                "foreign.xlsx", book -> book.line(3, "X", "", "Nilai Tagihan", "", "1"), "baris 3");
        refusing("letters.xlsx", book -> book.line("tujuh", "X", "", "Email", "", "1"), "Baris");
        refusing("formula.xlsx", book -> book.formula(7, "E7*2"), "rumus");
        refusing("e.xlsx", book -> book.says(7, "500000"), "Baris 7, kolom Nilai Tagihan");
        refusing(
                "two.xlsx",
                book -> book.should(7, "1").line(7, "FJ-004", "", "Nilai Tagihan", "LUNAS", "2"),
                "berbeda");
        refusing("word.xlsx", book -> book.should(10, "TIDAK"), "bukan nilai");
        refusing("yes.xlsx", book -> book.should(10, "YA"), "bukan nilai");
        refusing("no.xlsx", book -> book.should(12, "Batal."), "bukan nilai");
        refusing("dash.xlsx", book -> book.should(7, "-"), "bukan nilai");
        String hidden = "Bagian tersembunyi";
        refusing("row.xlsx", book -> book.should(7, "1").hidden("cell", 4, "2"), hidden);
        refusing("asked.xlsx", book -> book.should(12, "1").hidden("asked", 0, "cell"), hidden);
        refusing(
                "field.xlsx",
                book -> book.should(7, "1").hidden("cell", 3, "customer.email"),
                hidden);
        refusing("says.xlsx", book -> book.should(7, "1").hidden("cell", 5, "9"), hidden);
        refusing("digest.xlsx", book -> book.should(7, "1").hidden("digest", 5, "0"), hidden);
        refusing("seal.xlsx", book -> book.should(7, "1").hidden("seal", 5, "0"), hidden);
        refusing("sheet.xlsx", book -> book.hidden("fix", 5, "Ringkasan"), hidden);
        refusing("batch.xlsx", book -> book.hidden("batch", 5, "lain.csv"), "lain.csv");
        refusing("opened.xlsx", book -> book.hidden("opened", 5, "x"), "rusak");
        refusing("nothing.xlsx", book -> book.should(6, ""), "kolom F");
        assertEquals(before, sent());
        assertEquals(7, rows("to_fix").size());
    }

    private void refusing(String name, Consumer<FilledBook> clerk, String expected)
            throws IOException {
        FilledBook book = filled();
        clerk.accept(book);
        String reason = refused(book, name);
        assertTrue(reason.contains(expected), name + ": " + reason);
    }

    @Test
    void theFileItIsAboutMustBeThereAsItWas() throws Exception {
        dropExport();
        Path processed = data.resolve("outbox/processed/penjualan.csv");
        Path away = desk.resolve("away.csv");
        Files.move(processed, away);
        String gone = refused(filled(), "gone.xlsx");
        assertTrue(gone.contains("outbox/processed"), gone);
        Files.writeString(processed, Files.readString(away).replace("FJ-003", "FJ-333"));
        String other = refused(filled(), "other.xlsx");
        assertTrue(other.contains("outbox/processed"), other);
        Files.delete(processed);
        Files.move(away, processed);
        dropBack(filled(), "back.xlsx");
        Installation.waiting().until(() -> sent().containsKey("FJ-003"));
    }

    @Test
    void aWorkbookOfAnotherLedgerIsNobodys(@TempDir Path elsewhere) throws Exception {
        dropExport();
        FilledBook book = filled();
        doku.close();
        data = elsewhere;
        start();
        String reason = refused(book, NAME);
        assertTrue(reason.contains("penjualan.csv"), reason);
        assertTrue(reason.contains("tidak ada file itu"), reason);
    }

    @Test
    @Tag("full")
    void aWorkbookThatASpreadsheetProgramSavedComesBack() throws Exception {
        dropExport();
        LibreOffice.convert(desk, "xlsx", List.of(paper(NAME)));
        Files.move(desk.resolve(NAME), doku.inbox().resolve("saved.xlsx"));
        doku.mark("saved.xlsx");
        Installation.waiting().until(() -> sent().containsKey("FJ-003"));
        doku.awaitSettled();
        assertEquals(List.of(7, 8, 9, 10, 11, 14), rows("to_fix"));
    }

    @Test
    void theStatusWorkbookSaysWhyInTheLanguageOfTheCheck() throws Exception {
        dropExport();
        doku.awaitSettled();
        try (ReadableWorkbook book =
                new ReadableWorkbook(paper("penjualan.csv.status.xlsx").toFile())) {
            String all =
                    book.getFirstSheet().read().stream()
                            .map(row -> row.getCellText(11))
                            .collect(Collectors.joining("\n"));
            assertTrue(all.contains("jumlah tagihan: "), all);
            assertFalse(all.contains("amount"), all);
            assertTrue(all.contains("berisi kata, bukan jumlah"), all);
            assertTrue(all.contains("Tulis jumlah utuh dalam rupiah"), all);
        }
    }

    @Test
    void columnsAreNamedAndCountedInTheLanguageOfThePaper() throws Exception {
        doku.drop("kolom.csv", "a,b,c,d\n1,2,3,4\n");
        Path reason = data.resolve("outbox/refused/kolom.csv.reason.txt");
        Installation.waiting().until(() -> Files.exists(reason));
        String text = Files.readString(reason);
        assertTrue(text.contains("kolom 1, 2, 3 dan 4 juga tidak ada yang dikenal"), text);
        dropExport();
        try (ReadableWorkbook book = new ReadableWorkbook(paper(NAME).toFile())) {
            String summary =
                    book.getFirstSheet().read().stream()
                            .map(row -> row.getCellText(3))
                            .collect(Collectors.joining("\n"));
            assertTrue(summary.contains("Dibaca sebagai nomor faktur"), summary);
            assertFalse(summary.contains("customer."), summary);
        }
    }

    @Test
    void aFieldWithoutAColumnIsFilledInAllTheSame() throws Exception {
        doku.drop(
                "penjualan.csv",
                """
                No Faktur;Pelanggan;Nilai Tagihan
                FJ-1;Toko;80.000
                """);
        Installation.waiting().until(() -> Files.exists(paper(NAME)));
        dropBack(filled().should(2, "toko@contoh.co.id"), NAME);
        Installation.waiting().until(() -> sent().containsKey("FJ-1"));
        doku.awaitSettled();
        assertEquals(List.of(), rows("to_fix"));
    }
}
