package io.github.dokucamel.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFilesTest {

    @TempDir private Path dir;

    private Path outbox;
    private FinishedFiles finished;

    @BeforeEach
    void setUp() {
        outbox = dir.resolve("outbox");
        finished = new FinishedFiles(outbox);
    }

    private Path drop(String name, String content) throws IOException {
        Path inbox = Files.createDirectories(dir.resolve("inbox"));
        Files.writeString(inbox.resolve(name + ".done"), "");
        return Files.writeString(inbox.resolve(name), content);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> dir.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void movesAProcessedFileAndRemovesItsMarker() throws Exception {
        Path target = finished.processed(drop("a.csv", "one"), "a.csv");
        assertEquals(outbox.resolve("processed/a.csv"), target);
        assertEquals(List.of("outbox/processed/a.csv"), tree());
    }

    @Test
    void neverOverwritesAFile() throws Exception {
        for (String content : List.of("one", "two", "three")) {
            finished.processed(drop("a.csv", content), "a.csv");
        }
        assertEquals(
                List.of(
                        "outbox/processed/a.csv",
                        "outbox/processed/a.csv~2",
                        "outbox/processed/a.csv~3"),
                tree());
        assertEquals("one", Files.readString(outbox.resolve("processed/a.csv")));
        assertEquals("three", Files.readString(outbox.resolve("processed/a.csv~3")));
    }

    @Test
    void putsTheReasonBesideARefusedFile() throws Exception {
        finished.refused(drop("a.csv", "x"), "a.csv~2", "No header. Write one.");
        finished.refused(drop("a.csv", "y"), "a.csv~2", "Empty. Fill it.");
        assertEquals(
                List.of(
                        "outbox/refused/a.csv~2",
                        "outbox/refused/a.csv~2.reason.txt",
                        "outbox/refused/a.csv~2~2",
                        "outbox/refused/a.csv~2~2.reason.txt"),
                tree());
        assertEquals(
                "No header. Write one.",
                Files.readString(outbox.resolve("refused/a.csv~2.reason.txt")).strip());
    }

    @Test
    void completesARefusalThatWasCutShort() throws Exception {
        Path refused = finished.refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        Files.delete(refused);
        finished.refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        assertEquals(List.of("outbox/refused/a.csv", "outbox/refused/a.csv.reason.txt"), tree());
    }

    @Test
    void keepsTheReasonOfAnotherRefusal() throws Exception {
        Path refused = finished.refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        Files.delete(refused);
        finished.refused(drop("a.csv", "x"), "a.csv", "No header. Write one.");
        assertTrue(Files.readString(outbox.resolve("refused/a.csv.reason.txt")).contains("Empty"));
        assertTrue(Files.exists(outbox.resolve("refused/a.csv~2")));
    }

    @Test
    void copiesWholeAcrossFileSystems() throws Exception {
        Path file = drop("a.csv", "content");
        Path target = dir.resolve("elsewhere.csv");
        FinishedFiles.copyAndDelete(file, target);
        assertEquals("content", Files.readString(target));
        assertFalse(Files.exists(file));
        assertEquals(List.of("elsewhere.csv", "inbox/a.csv.done"), tree());
    }
}
