package io.github.dokucamel.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Values that are put in somewhere and must turn up nowhere. */
final class Canaries {

    private final Map<String, String> valueByName = new TreeMap<>();

    /** Lines by where they were seen. */
    private final Map<String, Lines> shown = new TreeMap<>();

    /** To be read as often as it is asked for. */
    interface Lines {
        Stream<String> open() throws IOException;
    }

    /** @param name what it is, for the message of a test that fails */
    Canaries plant(String name, String value) {
        valueByName.put(name, value);
        return this;
    }

    String value(String name) {
        return valueByName.get(name);
    }

    void show(String where, String text) {
        shown.put(where, text::lines);
    }

    /** @param lines there until the last question */
    void show(String where, Lines lines) {
        shown.put(where, lines);
    }

    /** Whether the search has looked at what it means to. */
    boolean hasSeen(String partOfWhere, String partOfText) {
        return shown.keySet().stream()
                .filter(where -> where.contains(partOfWhere))
                .anyMatch(where -> !lines(where, line -> line.contains(partOfText)).isEmpty());
    }

    /** What turned up where, once for each place and logger; empty when all is well. */
    List<String> leaks() {
        TreeSet<String> leaks = new TreeSet<>();
        for (String where : shown.keySet()) {
            for (String line :
                    lines(where, l -> valueByName.values().stream().anyMatch(l::contains))) {
                String start = line.replaceFirst("^[0-9-]{10}T[0-9:]{8}\\S+ ", "");
                valueByName.forEach(
                        (name, value) -> {
                            if (line.contains(value)) {
                                leaks.add("%s in %s: %.60s".formatted(name, where, start));
                            }
                        });
            }
        }
        return List.copyOf(leaks);
    }

    private List<String> lines(String where, Predicate<String> wanted) {
        try (Stream<String> lines = shown.get(where).open()) {
            return lines.filter(wanted).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
