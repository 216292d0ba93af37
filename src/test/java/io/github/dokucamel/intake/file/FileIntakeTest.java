package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people drop into the inbox, and what they find in the outbox afterwards. */
class FileIntakeTest {

    @TempDir Path data;
    private Installation doku;

    @BeforeEach
    void start() throws Exception {
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.intake.file.min-age", "700ms")
                        .start();
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    @Test
    void takesInEveryFormat() throws Exception {
        for (String name :
                List.of(
                        "orders.csv",
                        "orders.json",
                        "orders.jsonl",
                        "orders.xml",
                        "payment-page.json")) {
            doku.drop(name, Files.readString(Path.of("examples", name)));
        }

        doku.awaitSettled();

        Map<String, JsonNode> accepted = doku.outbox().byInvoice("accepted");
        assertEquals(
                Set.of(
                        "INV-2026-0001",
                        "INV-2026-0002",
                        "INV-2026-0003",
                        "INV-2026-0005",
                        "INV-2026-0101",
                        "INV-2026-0102",
                        "INV-2026-0103",
                        "INV-2026-0201",
                        "INV-2026-0202",
                        "INV-2026-0301",
                        "INV-2026-0302",
                        "INV-2026-0401"),
                accepted.keySet());
        assertSource("orders.csv", 8, accepted.get("INV-2026-0005"));
        assertSource("orders.json", 22, accepted.get("INV-2026-0202"));
        assertSource("orders.jsonl", 2, accepted.get("INV-2026-0102"));
        assertSource("orders.xml", 14, accepted.get("INV-2026-0302"));
        assertSource("payment-page.json", 1, accepted.get("INV-2026-0401"));
        assertEquals(Set.of("DECLINE-2026-0001"), doku.outbox().byInvoice("declined").keySet());
        assertEquals(Set.of("INV-2026-0004"), doku.outbox().byInvoice("invalid").keySet());
        assertEquals(5, doku.outbox().files("processed").size());
    }

    private static void assertSource(String name, int line, JsonNode document) {
        JsonNode source = document.path("source");
        assertEquals("file", source.path("intake").asText());
        assertEquals(name, source.path("name").asText());
        assertEquals(line, source.path("line").asInt(), name);
    }

    @Test
    void sendsEveryMemberOfDokusOwnBody() throws Exception {
        String body = Files.readString(Path.of("examples/payment-page.json"));
        doku.drop("page.json", body);

        doku.awaitSettled();

        JsonNode sent =
                Outbox.json(
                        new String(
                                doku.gateway().requests().get(0).body(), StandardCharsets.UTF_8));
        JsonNode dropped = Outbox.json(body);
        assertEquals(dropped.get("customer"), sent.get("customer"));
        assertEquals(dropped.get("override_configuration"), sent.get("override_configuration"));
        dropped.get("order")
                .properties()
                .forEach(
                        member ->
                                assertEquals(
                                        member.getValue(),
                                        sent.get("order").get(member.getKey()),
                                        member.getKey()));
    }

    @Test
    void refusesOneBadLineAmongGoodOnesByItsPhysicalLine() throws Exception {
        doku.drop(
                "mixed.csv",
                """
                invoice_number,amount,item.name,item.price,item.quantity,customer.email
                MIX-1,1000,"two
                lines",1000,1,anton@example.com
                MIX-2,1000,,,,anton@example.com
                MIX-3,0,,,,anton@example.com
                MIX-4,1000,,,,anton@example.com
                """);

        doku.awaitSettled();

        assertEquals(
                List.of(
                        "2,MIX-1,accepted",
                        "4,MIX-2,accepted",
                        "5,MIX-3,invalid",
                        "6,MIX-4,accepted"),
                doku.outbox().report("mixed.csv"));
        JsonNode invalid = doku.outbox().byInvoice("invalid").get("MIX-3");
        assertEquals(5, invalid.path("source").path("line").asInt());
        assertTrue(invalid.path("error").path("message").asText().contains("amount"));
        assertEquals(3, doku.gateway().requestCount());
    }

    @Test
    void refusesAFileThatIsNoBatchAndSaysWhy() throws Exception {
        doku.drop("photo.csv", "\u0000\u0001\u0002 not a table");
        doku.drop("letter.txt", "Dear DOKU,");

        Installation.waiting()
                .until(
                        () ->
                                doku.outbox()
                                        .files("refused")
                                        .equals(
                                                Set.of(
                                                        "letter.txt",
                                                        "letter.txt.reason.txt",
                                                        "photo.csv",
                                                        "photo.csv.reason.txt")));

        assertTrue(doku.outbox().text("refused/photo.csv.reason.txt").contains("no UTF-8 text"));
        assertTrue(doku.outbox().text("refused/letter.txt.reason.txt").contains("invoice number"));
        assertInboxIsEmpty();
        assertEquals(0, doku.gateway().requestCount());
    }

    @Test
    void knowsTheOrdersOfTheSameFileUnderAnotherName() throws Exception {
        doku.drop("first.csv", SampleOrders.csv("TWICE", 5));
        doku.awaitSettled();
        long asked = doku.gateway().requestCount();

        doku.drop("second.csv", SampleOrders.csv("TWICE", 5));
        doku.awaitSettled();

        assertEquals(
                List.of(
                        "2,TWICE-1,duplicate",
                        "3,TWICE-2,duplicate",
                        "4,TWICE-3,duplicate",
                        "5,TWICE-4,duplicate",
                        "6,TWICE-5,duplicate"),
                doku.outbox().report("second.csv"));
        assertEquals(5, asked);
        assertEquals(asked, doku.gateway().requestCount());
        assertEquals(5, doku.outbox().documents("duplicate").size());
    }

    @Test
    void leavesAHalfWrittenFileUntilItIsComplete() throws Exception {
        Path growing = doku.inbox().resolve("a-growing.csv");
        String whole = SampleOrders.csv("GROW", 4);
        int parts = 4;
        for (int part = 0; part < parts; part++) {
            Files.writeString(
                    growing,
                    whole.substring(
                            whole.length() * part / parts, whole.length() * (part + 1) / parts),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            age(growing);
            // Read in the order of their names: this one being done means that the other was not.
            doku.drop("b-" + part + ".csv", SampleOrders.csv("DONE" + part, 1));
            doku.awaitProcessed("b-" + part + ".csv");
            assertTrue(Files.exists(growing));
        }

        doku.awaitProcessed("a-growing.csv");
        doku.awaitSettled();
        assertEquals(4, doku.outbox().report("a-growing.csv").size());
    }

    private static void age(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(86_400)));
    }

    /** As a machine with a broken clock writes it; with a marker, and by its age. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesAFileOfTheYear9999(boolean marked) throws Exception {
        Path file = Files.writeString(data.resolve("late.csv"), SampleOrders.csv("LATE", 2));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("9999-12-31T23:59:59Z")));
        Files.move(file, doku.inbox().resolve("late.csv"));
        if (marked) {
            doku.mark("late.csv");
        }

        doku.awaitProcessed("late.csv");
        doku.awaitSettled();
        assertEquals(2, doku.outbox().report("late.csv").size());
    }

    /** Yesterday's marker, today's file. */
    @Test
    void takesNoMarkerThatIsOlderThanItsFile() throws Exception {
        String whole = SampleOrders.csv("TODAY", 12);
        doku.mark("orders.csv");
        age(doku.inbox().resolve("orders.csv.done"));
        Path file = doku.inbox().resolve("orders.csv");
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        Installation.waiting().until(() -> !Files.exists(doku.inbox().resolve("orders.csv.done")));
        Files.writeString(file, whole.substring(whole.length() / 2), StandardOpenOption.APPEND);

        doku.awaitProcessed("orders.csv");
        doku.awaitSettled();
        assertEquals(12, doku.outbox().report("orders.csv").size());
    }

    /** As by copying tools, which set the time of change to that of the original. */
    @Test
    void takesNoMarkerMadeBeforeAWriteWhoseTimeIsSetBack() throws Exception {
        String whole = SampleOrders.csv("BACK", 12);
        doku.mark("orders.csv");
        Path marker = doku.inbox().resolve("orders.csv.done");
        Files.setLastModifiedTime(marker, FileTime.from(Instant.now().plusSeconds(86_400)));
        awaitLater(marker, data);
        Path file = doku.inbox().resolve("orders.csv");
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        age(file);
        Installation.waiting().until(() -> !Files.exists(marker));
        Files.writeString(file, whole.substring(whole.length() / 2), StandardOpenOption.APPEND);
        age(file);

        doku.awaitProcessed("orders.csv");
        doku.awaitSettled();
        assertEquals(12, doku.outbox().report("orders.csv").size());
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
    }

    /** Until the file system's clock, which counts milliseconds, has gone on. */
    static void awaitLater(Path marker, Path directory) {
        Path probe = directory.resolve(".probe");
        Installation.waiting()
                .until(
                        () -> {
                            Files.deleteIfExists(probe);
                            Files.createFile(probe);
                            return ctime(probe).compareTo(ctime(marker)) > 0;
                        });
    }

    private static FileTime ctime(Path file) throws Exception {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }

    @Test
    @Tag("full")
    void goesOnWithAFileThatGrewAfterItWasReadAsTheSameBatch() throws Exception {
        String whole = SampleOrders.csv("LATE", 12);
        int half = whole.indexOf("LATE-7");
        Path file = doku.inbox().resolve("orders.csv");
        try (FileChannel writer =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writer.write(
                    ByteBuffer.wrap(whole.substring(0, half).getBytes(StandardCharsets.UTF_8)));
            doku.awaitProcessed("orders.csv");
            doku.awaitSettled();
            assertEquals(6, doku.outbox().report("orders.csv").size());
            writer.write(ByteBuffer.wrap(whole.substring(half).getBytes(StandardCharsets.UTF_8)));
        }
        doku.awaitSettled();

        assertEquals(12, doku.outbox().report("orders.csv").size());
        assertEquals(12, doku.outbox().documents("accepted").size());
        assertEquals(12, doku.gateway().requestCount());
        assertEquals(whole, doku.outbox().text("processed/orders.csv"));
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
    }

    @Test
    @Tag("full")
    void takesInARefusedFileThatGrewAfterwards() throws Exception {
        String whole = SampleOrders.csv("LATE", 3);
        Path file = doku.inbox().resolve("orders.csv");
        try (FileChannel writer =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writer.write(ByteBuffer.wrap(whole.substring(0, 7).getBytes(StandardCharsets.UTF_8)));
            Installation.waiting()
                    .until(() -> doku.outbox().files("refused").contains("orders.csv"));
            writer.write(ByteBuffer.wrap(whole.substring(7).getBytes(StandardCharsets.UTF_8)));
        }
        doku.awaitSettled();

        assertEquals(3, doku.outbox().report("orders.csv").size());
        assertEquals(Set.of(), doku.outbox().files("refused"));
    }

    @Test
    void anEmptyFileWaitsForItsOrders() throws Exception {
        Path file = Files.createFile(doku.inbox().resolve("a.csv"));
        Files.writeString(doku.inbox().resolve("b.csv"), SampleOrders.csv("B", 1));
        doku.awaitProcessed("b.csv");
        Files.writeString(file, SampleOrders.csv("A", 3));
        doku.awaitSettled();

        assertEquals(3, doku.outbox().report("a.csv").size());
        assertEquals(Set.of(), doku.outbox().files("refused"));
    }

    @Test
    void readsAMarkedFileAtOnceAndRemovesTheMarker() throws Exception {
        Files.writeString(doku.inbox().resolve("young.csv"), SampleOrders.csv("YOUNG", 1));
        doku.mark("young.csv");

        doku.awaitProcessed("young.csv");

        assertInboxIsEmpty();
        assertEquals(Set.of("young.csv"), doku.outbox().files("processed"));
    }

    @Test
    void tellsOfABackslashAndOfAMarkerBesideADirectory() throws Exception {
        try (Console console = Console.listen()) {
            Path folder = Files.createDirectories(doku.inbox().resolve("a"));
            Files.writeString(folder.resolve("b.csv"), SampleOrders.csv("BELOW", 1));
            doku.drop("a\\b.csv", SampleOrders.csv("SLASH", 1));
            doku.mark("a");
            doku.drop("c.csv", SampleOrders.csv("C", 1));
            doku.awaitProcessed("c.csv");
            doku.drop("d.csv", SampleOrders.csv("D", 1));
            doku.awaitProcessed("d.csv");

            assertEquals(
                    1,
                    console.lines("b.csv stays in the inbox: its name has a backslash").size(),
                    console.all());
            assertEquals(
                    1,
                    console.lines("a.done stays in the inbox: it stands beside a directory").size(),
                    console.all());
            assertTrue(Files.exists(folder.resolve("b.csv")));
            assertFalse(doku.bundle().hasFilesWaiting());

            Files.move(doku.inbox().resolve("a\\b.csv"), doku.inbox().resolve("e.csv"));
            doku.awaitProcessed("e.csv");
        }
    }

    @Test
    void givesASecondFileOfTheSameNameANumber() throws Exception {
        doku.drop("daily.csv", SampleOrders.csv("MONDAY", 2));
        doku.awaitSettled();
        doku.drop("daily.csv", SampleOrders.csv("TUESDAY", 1));
        doku.awaitSettled();

        assertEquals(Set.of("daily.csv", "daily.csv~2"), doku.outbox().files("processed"));
        assertEquals(
                Stream.of("daily.csv", "daily.csv~2")
                        .flatMap(
                                name ->
                                        Stream.of(
                                                        "check.json",
                                                        "check.xlsx",
                                                        "status.csv",
                                                        "status.xlsx")
                                                .map(paper -> name + "." + paper))
                        .collect(Collectors.toSet()),
                doku.outbox().files("reports"));
        assertEquals(
                List.of("2,MONDAY-1,accepted", "3,MONDAY-2,accepted"),
                doku.outbox().report("daily.csv"));
        assertEquals(List.of("2,TUESDAY-1,accepted"), doku.outbox().report("daily.csv~2"));
    }

    /** As long as a file system allows: whatever is made of such a name is shortened. */
    @Test
    void aNameCanBeAsLongAsTheFileSystemAllows() throws Exception {
        for (String prefix : List.of("A", "B")) {
            for (int length : List.of(240, 247, 251, 255)) {
                Files.writeString(
                        doku.inbox().resolve("n".repeat(length - 4) + ".csv"),
                        SampleOrders.csv(prefix + length, 1));
                Files.writeString(doku.inbox().resolve("r".repeat(length)), "no batch");
            }
            doku.awaitSettled();
        }

        assertEquals(8, doku.outbox().files("processed").size());
        assertEquals(8 * 4, doku.outbox().files("reports").size());
        // Each with its reason.
        assertEquals(16, doku.outbox().files("refused").size());
        assertEquals(8, doku.outbox().documents("accepted").size());
        assertInboxIsEmpty();
    }

    private void assertInboxIsEmpty() {
        assertFalse(doku.bundle().hasFilesWaiting());
        assertEquals(Set.of(), new Outbox(doku.inbox()).files(""));
    }

    @Test
    void takesAnExportInAndTellsTheRowThatASpreadsheetShows() throws Exception {
        doku.drop(
                "piutang.csv",
                "PT Contoh Jaya;;;\nNo. Faktur;Total (Rp);Nama Pelanggan;Email\n"
                        + "F-1;Rp 1.250.000,00;\"Andi\nBekasi\";andi@contoh.id\n"
                        + "F-2;LUNAS;Budi;budi@contoh.id\nGrand Total;1.250.000;;\n");
        doku.awaitSettled();

        JsonNode sent = doku.outbox().documents("accepted").get(0);
        assertEquals(3, sent.at("/source/row").asInt());
        assertEquals(1, doku.gateway().requestCount());
        JsonNode refused = doku.outbox().documents("invalid").get(0);
        assertEquals(5, refused.at("/source/line").asInt());
        assertEquals(4, refused.at("/source/row").asInt());
        assertTrue(refused.at("/error/message").asText().startsWith("amount: LUNAS holds words"));
    }
}
