package io.github.dokucamel.ledger.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, a ledger is as new as its mark says. */
@Tag("full")
class KilledLedgerTest {

    private static final int KILLS = 12;

    @TempDir private Path dir;

    @Test
    void isNeverTakenForAnOlderOne() throws Exception {
        Path data = dir.resolve("data");
        Random random = new Random(7);
        long before = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    KilledLedger.class.getName(),
                                    data.toString(),
                                    "K" + kill)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                // Some of them while it opens.
                if (kill % 3 != 0) {
                    assertEquals("writing", said.readLine());
                }
                assertTrue(!process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS));
            } finally {
                process.destroyForcibly().waitFor();
            }
            try (SqlLedger ledger = KilledLedger.open(data)) {
                assertEquals(Optional.empty(), ledger.askingFirstSince());
                long orders = ledger.tally().stream().mapToLong(tally -> tally.orders()).sum();
                assertTrue(orders >= before);
                before = orders;
            }
        }
        assertTrue(before > KILLS);
    }
}
