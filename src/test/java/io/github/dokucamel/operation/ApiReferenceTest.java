package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every entry of DOKU's API reference is answered by an operation, or is none for a reason. */
class ApiReferenceTest {

    private static final Path ENTRIES = Path.of("src/test/resources/coverage/api-reference.csv");
    private static final int HOW_MANY = 210;

    private record Entry(int number, String title, String reason) {

        String name() {
            return number + " " + title;
        }
    }

    private final List<Entry> entries = entries();
    private final Set<String> answered =
            Catalogues.packaged().all().stream()
                    .flatMap(operation -> operation.references().stream())
                    .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void countsEveryEntryOnce() {
        assertEquals(HOW_MANY, entries.size());
        for (int i = 0; i < HOW_MANY; i++) {
            assertEquals(i + 1, entries.get(i).number());
        }
    }

    @Test
    void everyEntryHasAnOperationOrAReason() {
        assertEquals(
                List.of(),
                entries.stream()
                        .filter(
                                entry ->
                                        answered.contains(entry.name()) != entry.reason().isEmpty())
                        .map(Entry::name)
                        .toList());
    }

    @Test
    void operationsNameNoOtherEntries() {
        Set<String> known = entries.stream().map(Entry::name).collect(Collectors.toSet());
        assertEquals(List.of(), answered.stream().filter(name -> !known.contains(name)).toList());
    }

    private static List<Entry> entries() {
        try {
            List<String> lines = Files.readAllLines(ENTRIES);
            List<Entry> entries = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.split(",", -1);
                assertTrue(parts.length == 3, line);
                entries.add(new Entry(Integer.parseInt(parts[0]), parts[1], parts[2]));
            }
            return entries;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
