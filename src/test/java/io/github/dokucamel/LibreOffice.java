package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A spreadsheet program that opens papers and writes down what it read in them. */
public final class LibreOffice {

    /** Each sheet as a table of its own, as it is shown. */
    public static final String SHEETS =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private static final long PATIENCE_SECONDS = 180;

    private LibreOffice() {}

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The test is skipped where there is none, and says so. */
    public static void convert(Path into, String format, List<Path> papers) throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "no LibreOffice: no paper was opened in it");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.get().toString(),
                                "--headless",
                                "-env:UserInstallation=" + into.resolve("profile").toUri(),
                                "--convert-to",
                                format,
                                "--outdir",
                                into.toString()));
        papers.forEach(paper -> command.add(paper.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(into.resolve("out.txt").toFile())
                        .start();
        boolean isDone = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(isDone, "LibreOffice does not end");
        assertEquals(0, process.exitValue(), Files.readString(into.resolve("out.txt")));
    }
}
