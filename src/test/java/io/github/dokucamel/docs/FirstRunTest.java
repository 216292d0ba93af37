package io.github.dokucamel.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.cli.Doku;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The README shows what the first command prints, as it prints it now. */
class FirstRunTest {

    @Test
    void printsWhatTheReadmeShows(@TempDir Path home) throws IOException {
        for (String part : List.of("config", "routes", "examples")) {
            copy(Path.of(part), home.resolve(part));
        }
        String printed = run(home);
        String shown = Documents.block("README.md", "first-run");

        assertEquals(comparable(shown), comparable(printed));
        assertTrue(Files.exists(home.resolve("first-run/outbox/reports/orders.csv.status.csv")));
    }

    private static String run(Path home) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setProperty("doku.home", home.toString());
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            assertEquals(0, new CommandLine(new Doku()).execute("first-run"));
        } finally {
            System.setOut(console);
            System.clearProperty("doku.home");
        }
        return printed.toString(UTF_8);
    }

    /** Without logs; ports and directories as placeholders; rows in any order. */
    private static Set<String> comparable(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.matches("[0-9:.]+ +(INFO|WARN|ERROR) .*"))
                .map(line -> line.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:<port>"))
                .map(line -> line.replaceAll("/\\S*/first-run", "<first-run>"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
