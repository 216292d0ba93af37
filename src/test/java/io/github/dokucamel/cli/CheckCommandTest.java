package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.SampleOrders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir Path directory;

    /** A name may come from anybody, and a terminal obeys what it is shown. */
    @Test
    void showsNoControlCharacterOfAName() throws Exception {
        Path file = directory.resolve("a\u001b[2J\u202e.csv");
        Files.writeString(file, SampleOrders.csv("CHECK", 2));
        Path none = directory.resolve("none\u0007\uFFFD.csv");

        DokuRun run = DokuRun.of("check", file.toString(), none.toString());

        assertTrue(run.out().contains("a?[2J?.csv: 0 of 2 orders invalid"), run.said());
        assertTrue(run.out().contains("its name is no text. Rename it"), run.said());
        assertEquals("", run.said().replaceAll("[^\\p{Cc}\\p{Cf}]|\\R", ""));
        assertEquals(1, run.status());
    }
}
