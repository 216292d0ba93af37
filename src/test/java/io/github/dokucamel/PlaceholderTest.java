package io.github.dokucamel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route files follow the checked settings, whatever else goes by the same names. */
class PlaceholderTest {

    @Test
    void routesReadTheInboxOfTheSettings(@TempDir Path data, @TempDir Path other) throws Exception {
        System.setProperty("doku.inbox", other.toString());
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            Files.writeString(other.resolve("other.csv"), SampleOrders.csv("OTHER", 1));
            Files.createFile(other.resolve("other.csv.done"));
            doku.drop("mine.csv", SampleOrders.csv("MINE", 1));
            doku.awaitProcessed("mine.csv");
        } finally {
            System.clearProperty("doku.inbox");
        }
    }
}
