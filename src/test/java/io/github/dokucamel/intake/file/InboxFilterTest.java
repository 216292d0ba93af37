package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.fault.Console;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFilterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir private Path dir;

    private long nanos = Long.MAX_VALUE - 5; // a monotonic clock may overflow
    private InboxFilter inbox;

    @BeforeEach
    void setUp() {
        inbox = new InboxFilter(Duration.ofSeconds(10), () -> nanos);
    }

    private Path file(String name, Instant modified) throws IOException {
        Path file = Files.writeString(dir.resolve(name), "x");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private boolean settles(Path file) {
        boolean early = inbox.ready(file);
        pass(10);
        return !early && inbox.ready(file);
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aFileIsReadyOnceItWasSeenUnchangedForItsAge() throws Exception {
        for (Instant modified : List.of(NOW, NOW.minusSeconds(86_400), NOW.plusSeconds(86_400))) {
            Path file = file("file-" + modified.getEpochSecond() + ".csv", modified);
            assertFalse(inbox.ready(file));
            pass(9);
            assertFalse(inbox.ready(file));
            pass(1);
            assertTrue(inbox.ready(file));
            assertTrue(inbox.ready(file));
        }
    }

    /** As by copying tools: the time of change is always that of the original. */
    @Test
    void aWriteWhoseTimeIsSetBackStartsTheWaitAnew() throws Exception {
        Instant old = NOW.minusSeconds(86_400);
        Path file = file("a.csv", old);
        assertFalse(inbox.ready(file));
        for (String content : List.of("y", "yy", "zz")) {
            pass(10);
            Files.writeString(file, content);
            Files.setLastModifiedTime(file, FileTime.from(old));
            assertFalse(inbox.ready(file), content);
        }
        pass(10);
        assertTrue(inbox.ready(file));
    }

    /** On systems that know no other time than that. */
    @Test
    void theEndOfAFileCountsWhereNothingElseTells() throws Exception {
        Sightings sightings = new Sightings(Duration.ofSeconds(10), () -> nanos);
        Look look = new Look(1, FileTime.from(NOW), FileTime.from(NOW), null, true);
        try (FileSystem other =
                FileSystems.newFileSystem(dir.resolve("other.zip"), Map.of("create", "true"))) {
            Path file = Files.writeString(other.getPath("a.csv"), "x");
            assertFalse(sightings.settled(file, look));
            pass(10);
            Files.writeString(file, "y");
            assertFalse(sightings.settled(file, look));
            pass(10);
            assertTrue(sightings.settled(file, look));
        }
    }

    @Test
    void anotherFileOfTheNameStartsTheWaitAnew() throws Exception {
        Path file = file("a.csv", NOW);
        assertFalse(inbox.ready(file));
        pass(10);
        Files.move(file("b.csv", NOW), file, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(settles(file));
    }

    @Test
    void anEmptyFileWaitsForItsMarkerOrItsOrders() throws Exception {
        Path file = Files.createFile(dir.resolve("a.csv"));
        assertFalse(settles(file));
        Path other = Files.createFile(dir.resolve("b.csv"));
        file("b.csv.done", Instant.now());
        assertTrue(inbox.ready(other));
        Files.writeString(file, "x");
        assertTrue(settles(file));
    }

    @Test
    void aMarkerOlderThanTheLastChangeDoesNotCountAndIsRemoved() throws Exception {
        Instant old = Instant.now().minusSeconds(86_400);
        Path marker = file("a.csv.done", old);
        assertTrue(settles(file("a.csv", old.plusMillis(1))));
        assertFalse(Files.exists(marker));
    }

    /** A write whose time is set back, a marker dated ahead, and a rename look alike. */
    @Test
    void aMarkerBeforeAnyChangeOfTheFileDoesNotCountWhateverTheirDates() throws Exception {
        Instant now = Instant.now();
        for (Instant dated : List.of(now, now.plusSeconds(86_400))) {
            Path marker = file("a.csv.done", dated);
            FileIntakeTest.awaitLater(marker, dir);
            Path file = file("a.csv", Instant.ofEpochSecond(1_000_000_000));
            assertTrue(settles(file));
            assertFalse(Files.exists(marker));

            file("a.csv.done", now);
            assertTrue(inbox.ready(file));
            Files.delete(file);
        }
    }

    @Test
    void aMarkerWithoutAFileIsRemovedOnceNoneCame() throws Exception {
        Path marker = Files.createFile(dir.resolve("a.csv.done"));
        Path content = file("b.csv.done", NOW);
        for (Path lonely : List.of(marker, content)) {
            assertFalse(settles(lonely));
        }
        assertFalse(Files.exists(marker));
        assertTrue(Files.exists(content));
    }

    @Test
    void aMarkerMakesAYoungFileReady() throws Exception {
        Path young = file("young.csv", NOW);
        assertFalse(inbox.ready(young));
        file("young.csv.done", NOW);
        assertTrue(inbox.ready(young));
        assertFalse(inbox.ready(dir.resolve("young.csv.done")));
    }

    @Test
    void aMarkerForTheNameWithoutExtensionIsNone() throws Exception {
        file("young.done", NOW);
        assertFalse(inbox.ready(file("young.csv", NOW)));
    }

    @Test
    void whatIsNoBatchIsNeitherReadyNorWaitedFor() throws Exception {
        Instant old = NOW.minusSeconds(60);
        for (String name : List.of(".hidden.csv", "a.csv.done", "a.PART", "a.tmp", "a.filepart")) {
            assertFalse(inbox.ready(file(name, old)), name);
        }
        Path folder = Files.createDirectory(dir.resolve("folder.csv"));
        assertFalse(inbox.ready(folder));
        assertFalse(inbox.ready(dir.resolve("missing.csv")));
        assertFalse(new Inbox(dir).holdsFiles());
    }

    @Test
    void aYoungFileIsWaitedFor() throws Exception {
        assertFalse(new Inbox(dir.resolve("missing")).holdsFiles());
        assertFalse(new Inbox(dir).holdsFiles());
        file("young.csv", NOW);
        assertTrue(new Inbox(dir).holdsFiles());
    }

    @Test
    void sightingsStayBoundedAndStillSettle() {
        Sightings sightings = new Sightings(Duration.ofSeconds(10), () -> nanos);
        Look look = new Look(1, FileTime.from(NOW), FileTime.from(NOW), null, true);
        for (int i = 0; i < Sightings.MOST; i++) {
            assertFalse(sightings.settled(Path.of("f" + i), look));
        }
        assertFalse(sightings.settled(Path.of("more"), look));
        pass(10);
        assertTrue(sightings.settled(Path.of("f0"), look));
        assertFalse(sightings.settled(Path.of("more"), look));
        sightings.forget(Path.of("f0"));
        assertFalse(sightings.settled(Path.of("more"), look));
        pass(10);
        assertTrue(sightings.settled(Path.of("more"), look));
        pass(100);
        assertFalse(sightings.settled(Path.of("another"), look));
        pass(10);
        assertTrue(sightings.settled(Path.of("another"), look));
    }

    @Test
    void theCamelFilterAsksTheInbox() throws Exception {
        GenericFileFilter<Object> filter = whole();
        Path file = file("old.csv", NOW.minusSeconds(10));
        assertFalse(filter.accept(seen(file, false)));
        pass(10);
        assertTrue(filter.accept(seen(file, false)));
        assertFalse(filter.accept(seen(dir, true)));
    }

    /** A name in bytes that are no letters comes out of Java as another one, or not at all. */
    @Test
    void anEntryThatCannotBeNamedCostsItselfOnly() throws Exception {
        try (Console console = Console.listen()) {
            GenericFileFilter<Object> filter = whole();
            for (String name : List.of("caf\u0000.csv", "caf\uFFFD.csv", "caf?.csv")) {
                for (int poll = 0; poll < 3; poll++) {
                    assertFalse(filter.accept(unnamed(name)));
                }
            }
            assertEquals(3, console.lines("stays in the inbox: its name").size(), console.all());
        }
    }

    private GenericFileFilter<Object> whole() {
        return FileSteps.whole(
                new Taking(dir),
                inbox,
                new LeftFiles(inbox, System::nanoTime),
                new IntakeProgress(System::nanoTime));
    }

    private GenericFile<Object> unnamed(String name) {
        GenericFile<Object> file = seen(dir, false);
        file.setAbsoluteFilePath(dir + "/" + name);
        return file;
    }

    private static GenericFile<Object> seen(Path path, boolean directory) {
        GenericFile<Object> file = new GenericFile<>();
        file.setAbsolute(true);
        file.setAbsoluteFilePath(path.toString());
        file.setDirectory(directory);
        return file;
    }

    @Test
    void aFileStateTellsAChangeOfSizeTimeOrContent() throws Exception {
        Taking taking = new Taking(dir);
        Path file = taking.take(file("a.csv", NOW));
        FileState before = FileState.of(taking, file, () -> {});
        assertEquals(
                new FileState(
                        1,
                        NOW.toEpochMilli(),
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey(),
                        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"),
                before);
        assertEquals(before, FileState.of(taking, file, () -> {}));
        Files.writeString(file, "y");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertFalse(before.equals(FileState.of(taking, file, () -> {})));
    }
}
