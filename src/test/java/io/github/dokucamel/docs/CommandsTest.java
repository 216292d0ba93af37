package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.cli.Doku;
import io.github.dokucamel.docs.Documents.Found;
import io.github.dokucamel.settings.SettingNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that a document shows is one that works. */
class CommandsTest {

    /** Up to what the shell does with the output. */
    private static final Pattern DOKU = Pattern.compile("bin/doku((?: (?![>|])[^`\\s#]+)*)");

    private static final Pattern MAVEN = Pattern.compile("\\./mvnw((?: [^`\\s#]+)+)");
    private static final Set<String> PHASES =
            Set.of("compile", "test", "test-compile", "package", "verify", "install");
    private static final Set<String> FLAGS = Set.of("-q", "-B", "-o", "-DskipTests");

    @Test
    void theRunnerHasEveryCommandShown() {
        List<Found> shown =
                Documents.find(DOKU).stream().filter(found -> !found.text().isBlank()).toList();
        assertFalse(shown.isEmpty());
        assertAll(shown.stream().map(found -> () -> parses(found)));
    }

    /** Throws where there is no such command; options it does not know must be settings. */
    private static void parses(Found found) {
        CommandLine.ParseResult parsed =
                new CommandLine(new Doku())
                        .parseArgs(
                                found.text().strip().replaceAll("\"[^\"]*\"", "TEXT").split(" "));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        parsed.unmatched()
                .forEach(
                        word ->
                                assertTrue(
                                        word.matches("--.+=.+")
                                                && SettingNames.packaged()
                                                        .knows(
                                                                word.substring(
                                                                        2, word.indexOf('='))),
                                        found.document() + ": " + word));
    }

    @Test
    void mavenHasEveryGoalShown() {
        String pom = Documents.text(Path.of("pom.xml"));
        List<Found> shown = Documents.find(MAVEN);
        assertFalse(shown.isEmpty());
        assertAll(
                shown.stream()
                        .flatMap(
                                found ->
                                        Arrays.stream(
                                                        found.text()
                                                                .strip()
                                                                .replaceAll("\"[^\"]*\"", "TEXT")
                                                                .split(" "))
                                                .map(
                                                        word ->
                                                                () ->
                                                                        assertTrue(
                                                                                isKnown(word, pom),
                                                                                found.document()
                                                                                        + ": "
                                                                                        + word))));
        assertTrue(Files.isExecutable(Path.of("mvnw")));
    }

    private static boolean isKnown(String word, String pom) {
        return PHASES.contains(word)
                || FLAGS.contains(word)
                || word.startsWith("-Dtest=") && isTest(word.substring(7).replace("'", ""))
                || word.matches("-P\\w+") && pom.contains("<id>" + word.substring(2) + "</id>")
                || word.matches("\\w+:\\w+")
                        && pom.contains(
                                "<artifactId>"
                                        + word.substring(0, word.indexOf(':'))
                                        + "-maven-plugin</artifactId>");
    }

    /** A class of the tests, or a pattern over those of one package. */
    private static boolean isTest(String name) {
        Path tests = Path.of("src/test/java");
        if (name.endsWith(".*Test")) {
            String room = name.substring(0, name.length() - ".*Test".length());
            return Files.isDirectory(tests.resolve(room.replace('.', '/')));
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
