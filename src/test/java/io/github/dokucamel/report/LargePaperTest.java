package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.told.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand bills and rows in a process with little memory. */
@Tag("full")
class LargePaperTest {

    private static final int ROWS = 100_000;
    private static final long PATIENCE_MINUTES = 5;

    @TempDir private Path dir;

    /** What the process of the test below does. */
    static final class Write {

        private Write() {}

        public static void main(String[] target) throws Exception {
            Path dir = Path.of(target[0]);
            PaperWords words = PaperSamples.words(Language.ID);
            try (StatusBook book =
                    new StatusBook(
                            dir.resolve("status.xlsx"),
                            ReportReaders.NONE,
                            words,
                            PaperSamples.TODAY)) {
                for (int i = 0; i < ROWS; i++) {
                    book.add(
                            PaperSamples.row(
                                    "S-" + i, "accepted", "pending", Received.NOTHING, i + 2));
                }
                book.publish();
            }
            try (BillBook book =
                    new BillBook(
                            dir.resolve("report.xlsx"),
                            ReportReaders.NONE,
                            words,
                            PaperSamples.TODAY,
                            BillFilter.ALL)) {
                for (int i = 0; i < ROWS; i++) {
                    book.add(bill(i));
                }
                book.publish();
            }
        }

        private static Bill bill(int i) {
            return PaperSamples.bill(
                    "INV-" + i,
                    90_000 + i,
                    "2026-11-27",
                    PaymentState.PENDING,
                    Received.NOTHING,
                    i + 2);
        }
    }

    @Test
    void aHundredThousandRowsNeedLittleMemory() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Write.class.getName(),
                                dir.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("out.txt").toFile())
                        .start();
        boolean isDone = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(isDone, "It takes too long");
        assertEquals(0, process.exitValue(), Files.readString(dir.resolve("out.txt")));
        try (var zip = new ZipFile(dir.resolve("report.xlsx").toFile())) {
            assertTrue(zip.getEntry("xl/worksheets/sheet5.xml").getSize() > ROWS);
        }
    }
}
