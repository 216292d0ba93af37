package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFilesTest {

    @TempDir private Path dir;

    private Path outbox;
    private FinishedFiles finished;
    private Taking taking;

    @BeforeEach
    void setUp() throws IOException {
        outbox = dir.resolve("outbox");
        finished = new FinishedFiles(outbox);
        taking = new Taking(Files.createDirectories(dir.resolve("inbox")));
    }

    private Path drop(String name, String content) throws IOException {
        Files.writeString(dir.resolve("inbox").resolve(name + ".done"), "");
        return taking.take(Files.writeString(dir.resolve("inbox").resolve(name), content));
    }

    private FileState state(Path file) throws IOException {
        return FileState.of(taking, file, () -> {});
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> dir.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private Path processed(Path file) throws IOException {
        return finished.processed(file, "a.csv", state(file));
    }

    private Path refused(Path file, String name, String reason) throws IOException {
        return finished.refused(file, name, state(file), reason);
    }

    @Test
    void movesAProcessedFileAndRemovesItsMarker() throws Exception {
        Path target = processed(drop("a.csv", "one"));
        assertEquals(outbox.resolve("processed/a.csv"), target);
        assertEquals(List.of("outbox/processed/a.csv"), tree());
    }

    @Test
    void neverOverwritesAFile() throws Exception {
        for (String content : List.of("one", "two", "three")) {
            processed(drop("a.csv", content));
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
        refused(drop("a.csv", "x"), "a.csv~2", "No header. Write one.");
        refused(drop("a.csv", "y"), "a.csv~2", "Empty. Fill it.");
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
        Path refused = refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        Files.delete(refused);
        refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        assertEquals(List.of("outbox/refused/a.csv", "outbox/refused/a.csv.reason.txt"), tree());
    }

    @Test
    void keepsTheReasonOfAnotherRefusal() throws Exception {
        Path refused = refused(drop("a.csv", "x"), "a.csv", "Empty. Fill it.");
        Files.delete(refused);
        refused(drop("a.csv", "x"), "a.csv", "No header. Write one.");
        assertTrue(Files.readString(outbox.resolve("refused/a.csv.reason.txt")).contains("Empty"));
        assertTrue(Files.exists(outbox.resolve("refused/a.csv~2")));
    }

    @Test
    void putsBackWhatChangedAfterTheLastLook() throws Exception {
        Path file = drop("a.csv", "as it was read");
        FileState read = state(file);
        Files.writeString(file, "and then written to");
        assertThrows(ChangedFileException.class, () -> finished.processed(file, "a.csv", read));
        assertEquals(List.of("inbox/.taking/a.csv"), tree());
        assertThrows(
                ChangedFileException.class,
                () -> finished.refused(file, "a.csv", read, "No header. Write one."));
        assertEquals("and then written to", Files.readString(file));
    }

    @Test
    void putsBackAnotherFileOfThatName() throws Exception {
        Path file = drop("a.csv", "the first one");
        FileState read = state(file);
        Path other = Files.writeString(dir.resolve("other"), "the other one");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThrows(ChangedFileException.class, () -> finished.processed(file, "a.csv", read));
        assertEquals("the other one", Files.readString(file));
    }

    @Test
    void aLinkIsMovedAsALink() throws Exception {
        Path content = Files.writeString(dir.resolve("content"), "far away");
        Path inbox = dir.resolve("inbox");
        Path link = taking.take(Files.createSymbolicLink(inbox.resolve("a.csv"), content));
        Path target = finished.refused(link, "a.csv", null, "It is a link. Drop a copy.");
        assertEquals(content, Files.readSymbolicLink(target));
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void copiesWholeAcrossFileSystems() throws Exception {
        Path file = drop("a.csv", "content");
        Path target = dir.resolve("elsewhere.csv");
        FinishedFiles.copyAndDelete(file, state(file), target);
        assertEquals("content", Files.readString(target));
        assertFalse(Files.exists(file));
        assertEquals(List.of("elsewhere.csv"), tree());
    }
}
