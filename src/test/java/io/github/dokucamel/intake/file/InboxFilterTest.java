package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
        inbox =
                new InboxFilter(
                        Duration.ofSeconds(10), Clock.fixed(NOW, ZoneOffset.UTC), () -> nanos);
    }

    private Path file(String name, Instant modified) throws IOException {
        Path file = Files.writeString(dir.resolve(name), "x");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aFileIsReadyOnceItHasItsAge() throws Exception {
        assertTrue(inbox.ready(file("old.csv", NOW.minusSeconds(10))));
        assertFalse(inbox.ready(file("young.csv", NOW.minusMillis(9_999))));
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
    void aFileFromTheFutureIsReadyWhenItWasSeenUnchangedForLongEnough() throws Exception {
        Path future = file("future.csv", NOW.plusSeconds(3600));
        assertFalse(inbox.ready(future));
        pass(9);
        assertFalse(inbox.ready(future));
        pass(1);
        assertTrue(inbox.ready(future));
        assertTrue(inbox.ready(future));
    }

    @Test
    void aChangeStartsTheWaitAnew() throws Exception {
        Path future = file("future.csv", NOW.plusSeconds(3600));
        assertFalse(inbox.ready(future));
        pass(9);
        Files.writeString(future, "longer");
        Files.setLastModifiedTime(future, FileTime.from(NOW.plusSeconds(3600)));
        assertFalse(inbox.ready(future));
        pass(9);
        Files.setLastModifiedTime(future, FileTime.from(NOW.plusSeconds(7200)));
        assertFalse(inbox.ready(future));
        pass(10);
        assertTrue(inbox.ready(future));
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
        assertFalse(inbox.waiting(dir));
    }

    @Test
    void aYoungFileIsWaitedFor() throws Exception {
        assertFalse(inbox.waiting(dir.resolve("missing")));
        assertFalse(inbox.waiting(dir));
        file("young.csv", NOW);
        assertTrue(inbox.waiting(dir));
    }

    @Test
    void sightingsStayBoundedAndStillSettle() {
        Sightings sightings = new Sightings(Duration.ofSeconds(10), () -> nanos);
        for (int i = 0; i < Sightings.MOST; i++) {
            assertFalse(sightings.settled(Path.of("f" + i), 1, 1));
        }
        assertFalse(sightings.settled(Path.of("more"), 1, 1));
        pass(10);
        assertTrue(sightings.settled(Path.of("f0"), 1, 1));
        assertFalse(sightings.settled(Path.of("more"), 1, 1));
        pass(100);
        assertFalse(sightings.settled(Path.of("more"), 1, 1));
        pass(10);
        assertTrue(sightings.settled(Path.of("more"), 1, 1));
    }

    @Test
    void theCamelFilterAsksTheInbox() throws Exception {
        GenericFileFilter<Object> filter = FileSteps.ready(inbox, new LeftFiles(System::nanoTime));
        assertTrue(filter.accept(seen(file("old.csv", NOW.minusSeconds(10)), false)));
        assertFalse(filter.accept(seen(file("young.csv", NOW), false)));
        assertFalse(filter.accept(seen(dir, true)));
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
        Path file = file("a.csv", NOW);
        FileState before = FileState.of(file);
        assertEquals(
                new FileState(
                        1,
                        NOW.toEpochMilli(),
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey(),
                        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"),
                before);
        assertEquals(before, FileState.of(file));
        Files.writeString(file, "y");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertFalse(before.equals(FileState.of(file)));
    }
}
