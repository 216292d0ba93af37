package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged log configuration with its general levels turned up as far as they go. */
final class LoudFile {

    private LoudFile() {}

    /** For JAVA_OPTS. */
    static String option(Path directory) throws IOException {
        String packaged = Files.readString(Path.of("config", "logback.xml"));
        String loud =
                packaged.replace("<root level=\"WARN\">", "<root level=\"TRACE\">")
                        .replace(
                                "<logger name=\"io.github.dokucamel\" level=\"INFO\"/>",
                                "<logger name=\"io.github.dokucamel\" level=\"TRACE\"/>");
        assertEquals(2, loud.split("\"TRACE\"", -1).length - 1, "the packaged file has changed");
        return "-Dlogback.configurationFile="
                + Files.writeString(directory.resolve("loud.xml"), loud);
    }
}
