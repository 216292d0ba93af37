package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.sql.SqlLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ledger has one owner, whatever name a second one knows it by. */
class LedgerNamesTest {

    @TempDir Path dir;
    private Path file;

    @BeforeEach
    void make() throws Exception {
        file = Files.createDirectory(dir.resolve("real")).resolve("ledger.db");
    }

    private static SqlLedger open(Path ledger) {
        return SqlLedger.open("jdbc:sqlite:" + ledger, "simulator", new SqlLedger.Outbox(Map.of()));
    }

    private void assertHeld(Path name) throws Exception {
        String message = assertThrows(LedgerException.class, () -> open(name)).getMessage();
        assertTrue(message.startsWith("Another process holds the ledger"), message);
        assertTrue(message.contains(file.toRealPath().toString()), message);
    }

    @Test
    void aLinkADetourAndALinkedDirectoryLeadToTheSameLock() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link.db"), file);
        Path second = Files.createSymbolicLink(dir.resolve("second.db"), Path.of("link.db"));
        Path directory = Files.createSymbolicLink(dir.resolve("linked"), dir.resolve("real"));
        Path detour = file.getParent().resolve("../real/./ledger.db");
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        try (SqlLedger first = open(file)) {
            assertHeld(link);
            assertHeld(second);
            assertHeld(directory.resolve("ledger.db"));
            assertHeld(detour);
            assertHeld(relative);
            assertTrue(first.tally().isEmpty());
        }
        try (SqlLedger first = open(second)) {
            assertHeld(file);
            assertTrue(first.tally().isEmpty());
        }
    }

    @Test
    void aLinkToALedgerThatIsNotThereYetLeadsToItsPlace() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link.db"), file);
        try (SqlLedger first = open(link)) {
            assertTrue(Files.exists(file));
            assertHeld(file);
            assertTrue(first.tally().isEmpty());
        }
    }

    @Test
    void aDirectoryInItsPlaceIsCalledThat() throws Exception {
        Files.createDirectories(file.resolve("more"));
        Path link = Files.createSymbolicLink(dir.resolve("link.db"), file);
        for (Path name : new Path[] {file, link}) {
            String message = assertThrows(LedgerException.class, () -> open(name)).getMessage();
            assertTrue(message.contains("ledger.db is a directory. Move it away"), message);
        }
    }

    @Test
    void aDeviceInItsPlaceIsNotOpened() throws Exception {
        Path link = Files.createSymbolicLink(file, Path.of("/dev/null"));
        String message = assertThrows(LedgerException.class, () -> open(link)).getMessage();
        assertTrue(message.contains("/dev/null is a pipe, a socket or a device"), message);
    }

    @Test
    void aSecondNameOfTheSameFileIsRefused() throws Exception {
        open(file).close();
        Path other = dir.resolve("other.db");
        Files.createLink(other, file);

        for (Path name : new Path[] {file, other}) {
            String message = assertThrows(LedgerException.class, () -> open(name)).getMessage();
            assertTrue(message.contains("has a second name (hard link)"), message);
        }

        Files.delete(other);
        open(file).close();
        assertEquals(false, Files.exists(other));
    }
}
