package io.github.dokucamel.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values that are put in somewhere and must turn up nowhere. */
final class Canaries {

    private final Map<String, String> valueByName = new TreeMap<>();

    /** Text by where it was seen. */
    private final Map<String, String> shown = new TreeMap<>();

    /** @param name what it is, for the message of a test that fails */
    Canaries plant(String name, String value) {
        valueByName.put(name, value);
        return this;
    }

    String value(String name) {
        return valueByName.get(name);
    }

    void show(String where, String text) {
        shown.put(where, text);
    }

    /** Whether the search has looked at what it means to. */
    boolean hasSeen(String partOfWhere, String partOfText) {
        return shown.entrySet().stream()
                .anyMatch(
                        one ->
                                one.getKey().contains(partOfWhere)
                                        && one.getValue().contains(partOfText));
    }

    /** What turned up where, once for each place and logger; empty when all is well. */
    List<String> leaks() {
        TreeSet<String> leaks = new TreeSet<>();
        shown.forEach(
                (where, text) ->
                        valueByName.forEach(
                                (name, value) -> {
                                    if (text.contains(value)) {
                                        leaks.addAll(lines(name + " in " + where, text, value));
                                    }
                                }));
        return List.copyOf(leaks);
    }

    private static List<String> lines(String leak, String text, String value) {
        List<String> lines = new ArrayList<>();
        text.lines()
                .filter(line -> line.contains(value))
                .map(line -> line.replaceFirst("^[0-9:]{8} ", ""))
                .map(line -> leak + ": " + line.substring(0, Math.min(60, line.length())))
                .forEach(lines::add);
        return lines;
    }
}
