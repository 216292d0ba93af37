package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.rest.BatchJson;
import io.github.dokucamel.told.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk's file waits for, and the small files beside it. */
class FileGateTest {

    private static final String EXPORT =
            """
            No Faktur;Pelanggan;Nilai Tagihan;Email
            FJ-001;Toko Satu;150.000;satu@contoh.co.id
            FJ-002;Toko Dua;250.000;dua@contoh.co.id
            FJ-003;Toko Satu;150.000;satu@contoh.co.id
            """;

    @TempDir Path data;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.report.interval", "100ms")
                        .with("doku.batch.approval-above", "1000")
                        .start();
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private BatchView batch(String name) {
        return doku.bundle().ledger().batches().find(name).orElseThrow();
    }

    private String refused(String name) throws Exception {
        Installation.waiting()
                .until(() -> doku.outbox().files("refused").contains(name + ".reason.txt"));
        return Files.readString(data.resolve("outbox/refused/" + name + ".reason.txt"));
    }

    @Test
    void goesWhenTheTotalIsApprovedAndItsRowConfirmed() throws Exception {
        Files.writeString(doku.inbox().resolve("a.csv.control"), "Count: 3\nTotal: Rp 550.000,00");
        doku.drop("a.csv", EXPORT);
        doku.awaitProcessed("a.csv");
        Installation.waiting().until(() -> batch("a.csv").state().equals("waiting"));
        assertTrue(doku.outbox().files("processed").contains("a.csv.control"));
        assertEquals(List.of("approval", "confirmation"), batch("a.csv").waitsFor());
        assertEquals(new BatchView.Sum(2, 400_000), batch("a.csv").ready());

        saysWhatToDo("batch_waits_approval", "--total 400000", 0);
        saysWhatToDo("batch_waits_rows", "Baris di a.csv yang perlu dipastikan: 1", 1);
        Installation.waiting().until(() -> check().path("to_approve").asLong() == 400_000);

        doku.drop("long.csv.approved", "total=400000" + " ".repeat(5000));
        assertTrue(refused("long.csv.approved").contains("at most 4096 bytes; this one has 5012"));
        doku.drop("a.csv.approved", "550000");
        String other = refused("a.csv.approved");
        assertTrue(other.contains("by the same user") || other.contains("150,000"), other);
        doku.drop("gone.csv.approved", "total=1");
        assertTrue(refused("gone.csv.approved").contains("There is no batch gone.csv"));
        assertEquals(Set.of(), doku.outbox().byInvoice("accepted").keySet());

        String person = batch("a.csv").person();
        doku.bundle().ledger().batches().approve("a.csv", 400_000, "not " + person, 1);
        doku.awaitSettled();
        assertEquals(Set.of("FJ-001", "FJ-002"), doku.outbox().byInvoice("accepted").keySet());
        assertEquals(List.of("confirmation"), batch("a.csv").waitsFor());
        saysWhatToDo("batch_waits_rows", "doku batch confirm a.csv --rows all", 0);
        Installation.waiting().until(() -> !check().has("to_approve"));
        doku.bundle().ledger().batches().confirm("a.csv", List.of(4L), "budi", "twice", 1);
        Installation.waiting().until(() -> batch("a.csv").state().equals("settled"));
    }

    private void saysWhatToDo(String code, String words, int at) {
        JsonNode toDo = BatchJson.of(batch("a.csv"), Instant.EPOCH, Language.ID).path("to_do");
        assertEquals(code, toDo.path(at).path("code").asText(), toDo.toString());
        String detail = toDo.path(at).path("detail").asText();
        assertTrue(detail.contains(words), detail);
    }

    private JsonNode check() throws Exception {
        Path paper = data.resolve("outbox/reports/a.csv.check.json");
        return Files.exists(paper)
                ? OrderJson.read(Files.readAllBytes(paper))
                : OrderJson.mapper().createObjectNode();
    }

    @Test
    void goesByTheFileOfAnotherOwnerAndByNoneOfItsOwn(TestReporter told) throws Exception {
        doku.drop("a.csv", EXPORT);
        doku.awaitProcessed("a.csv");
        Installation.waiting().until(() -> batch("a.csv").state().equals("waiting"));
        doku.drop("a.csv.approved", "400000");
        assertTrue(refused("a.csv.approved").contains("was dropped by the same user"));
        assertEquals("waiting", batch("a.csv").state());

        Path approval = Files.writeString(data.resolve("approval"), "total=400000");
        String person = anotherOwner(approval, told);
        Files.move(approval, doku.inbox().resolve("a.csv.approved"));
        doku.mark("a.csv.approved");

        doku.awaitProcessed("a.csv.approved");
        BatchView.Approved approved = batch("a.csv").approved();
        assertEquals(person, approved.person());
        assertEquals(400_000, approved.total());
        Installation.waiting()
                .until(
                        () ->
                                doku.outbox()
                                        .byInvoice("accepted")
                                        .keySet()
                                        .equals(Set.of("FJ-001", "FJ-002")));
    }

    /**
     * Gives the file to somebody else. Only root may; else the batch becomes that of somebody else, so
     * that its owner is another one all the same.
     *
     * @return whose the file is
     */
    private String anotherOwner(Path file, TestReporter told) throws Exception {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
            told.publishEntry("the owner of the file was changed");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            told.publishEntry("the owner of the batch was changed, not that of the file: " + e);
            try (Connection ledger =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + data.resolve("ledger.db"));
                    Statement sql = ledger.createStatement()) {
                sql.execute("PRAGMA busy_timeout = 20000");
                sql.executeUpdate("UPDATE doku_batches SET person = 'somebody else'");
            }
        }
        return Files.getOwner(file).getName();
    }

    @Test
    void isRefusedWholeWhenItIsNotWhatItsControlFileSays() throws Exception {
        Files.writeString(doku.inbox().resolve("b.csv.control"), "3;550001");
        doku.drop("b.csv", EXPORT);
        String reason = refused("b.csv");
        assertTrue(reason.contains("550,001 rupiah are announced and 550,000 are there"), reason);
        assertTrue(doku.outbox().files("refused").contains("b.csv.control"));
        assertEquals(List.of(), doku.bundle().ledger().tally());
    }

    /** To take it in without its check would be the one thing that it is there against. */
    @Test
    void isRefusedWholeWhenItsControlFileSaysNothingSure() throws Exception {
        Files.createSymbolicLink(doku.inbox().resolve("c.csv.control"), Path.of("nowhere"));
        doku.drop("c.csv", EXPORT);
        assertTrue(refused("c.csv").contains("link"), refused("c.csv"));
        Files.writeString(doku.inbox().resolve("d.csv.control"), "count=3\ntotal=1\ntotal=550000");
        doku.drop("d.csv", EXPORT);
        assertTrue(refused("d.csv").contains("d.csv.control"), refused("d.csv"));
        assertEquals(List.of(), doku.bundle().ledger().tally());
    }
}
