package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A promise that names the test that holds it names one that exists. */
class NamedTestsTest {

    private static final Pattern TEST =
            Pattern.compile("`(?:\\w+[./])*([A-Z]\\w+(?:Test|IT|Fuzz))`");
    private static final Pattern PATH =
            Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+(?:Test|IT|Fuzz))`");
    private static final Path TESTS = Path.of("src/test/java/io/github/dokucamel");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/reliability.md",
                "docs/security.md",
                "docs/asvs.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md"
            })
    void exist(String document) throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher test = TEST.matcher(Documents.text(document));
        while (test.find()) {
            named.add(test.group(1));
        }
        assertFalse(named.isEmpty());
        named.removeAll(tests());
        assertEquals(Set.of(), named);
        PATH.matcher(Documents.text(document))
                .results()
                .map(path -> TESTS.resolve(path.group(1) + ".java"))
                .forEach(path -> assertTrue(Files.exists(path), document + " names " + path));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
