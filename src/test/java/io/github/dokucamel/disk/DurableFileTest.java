package io.github.dokucamel.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that were planted where a file of ours is to be written. */
class DurableFileTest {

    @TempDir Path dir;
    private Path victim;
    private Path link;

    @BeforeEach
    void plant() throws Exception {
        victim = Files.writeString(dir.resolve("victim"), "precious");
        link = Files.createSymbolicLink(dir.resolve("link"), victim);
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        DurableFile.write(link, "ours".getBytes(StandardCharsets.UTF_8));

        assertEquals("precious", Files.readString(victim));
        assertFalse(Files.isSymbolicLink(link));
        assertEquals("ours", Files.readString(link));
    }

    @Test
    void aDraftIsNew() throws Exception {
        assertThrows(FileAlreadyExistsException.class, () -> DurableFile.create(link));
        assertThrows(FileAlreadyExistsException.class, () -> DurableFile.create(victim));
        assertNotEquals(DurableFile.draft(victim), DurableFile.draft(victim));
    }

    @Test
    void aRenameReplacesALinkAndNotWhatItLeadsTo() throws Exception {
        Path draft = DurableFile.draft(link);
        DurableFile.write(draft, "ours".getBytes(StandardCharsets.UTF_8));
        DurableFile.rename(draft, link);

        assertEquals("precious", Files.readString(victim));
        assertEquals("ours", Files.readString(link));
    }

    @Test
    void draftsOfARunThatWasCutShortAreSweptAndNothingElse() throws Exception {
        Path draft = Files.writeString(DurableFile.draft(victim), "half");
        DurableFile.sweep(dir);
        DurableFile.sweep(dir.resolve("nowhere"));

        assertFalse(Files.exists(draft));
        assertTrue(Files.exists(victim));
        assertTrue(Files.isSymbolicLink(link));
    }
}
