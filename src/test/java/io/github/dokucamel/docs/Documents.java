package io.github.dokucamel.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents a reader gets, as files of this checkout. */
final class Documents {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private Documents() {}

    static List<Path> all() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            List<Path> all =
                    new ArrayList<>(docs.filter(f -> f.toString().endsWith(".md")).toList());
            for (String name :
                    List.of(
                            "README.md",
                            "ARCHITECTURE.md",
                            "CONTRIBUTING.md",
                            "SECURITY.md",
                            "CHANGELOG.md")) {
                all.add(Path.of(name));
            }
            all.add(Path.of("examples/README.md"));
            all.add(Path.of("docs/id/README.md"));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String document) {
        return text(Path.of(document));
    }

    static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced block right after the comment {@code <!-- name -->}. */
    static String block(String document, String name) {
        String text = text(document);
        int mark = text.indexOf("<!-- " + name + " -->");
        Matcher block = FENCE.matcher(text);
        if (mark < 0 || !block.find(mark)) {
            throw new AssertionError(document + " has no block marked " + name);
        }
        return block.group(2);
    }

    /** Every match of {@code pattern}'s first group over all documents, with its document. */
    static List<Found> find(Pattern pattern) {
        List<Found> found = new ArrayList<>();
        for (Path document : all()) {
            Matcher matcher = pattern.matcher(text(document));
            while (matcher.find()) {
                found.add(new Found(document, matcher.group(1)));
            }
        }
        return found;
    }

    record Found(Path document, String text) {}
}
