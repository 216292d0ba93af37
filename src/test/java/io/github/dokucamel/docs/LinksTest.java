package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links from one document lead to a file, and to a heading of it. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern EXAMPLE = Pattern.compile("(?<![\\w/])(examples/[\\w./-]*\\w)");

    @Test
    void leadSomewhere() {
        assertAll(
                Documents.find(LINK).stream()
                        .filter(link -> !link.text().startsWith("https://"))
                        .map(link -> () -> follow(link.document(), link.text())));
    }

    private static void follow(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertTrue(Files.exists(to), from + " links to " + link);
        if (parts.length == 2) {
            assertTrue(
                    Documents.text(to)
                            .lines()
                            .filter(line -> line.startsWith("#"))
                            .anyMatch(line -> anchor(line).equals(parts[1])),
                    from + " links to the heading " + link);
        }
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    @Test
    void examplesThatAreNamedExist() {
        assertAll(
                Documents.find(EXAMPLE).stream()
                        .map(
                                example ->
                                        () ->
                                                assertTrue(
                                                        Files.exists(Path.of(example.text())),
                                                        example.document()
                                                                + " names "
                                                                + example.text())));
    }
}
