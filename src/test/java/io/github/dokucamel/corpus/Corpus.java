package io.github.dokucamel.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The cases under {@code src/test/resources/corpus}; its README says how they are written. */
final class Corpus {

    private static final Path DIRECTORY = Path.of("src/test/resources/corpus");
    private static final Set<String> VALUE_KEYS =
            Set.of("name", "field", "value", "json", "in", "expect", "sends", "csv");
    private static final Set<String> FILE_KEYS =
            Set.of("name", "format", "encoding", "text", "expect", "refused", "big");

    private Corpus() {}

    /** One field in an otherwise valid order. */
    static List<ValueCase> values() {
        List<ValueCase> cases = new ArrayList<>();
        each("values", VALUE_KEYS, (family, entry) -> cases.add(value(family, entry)));
        return unique(cases);
    }

    /** Whole files. */
    static List<FileCase> files() {
        List<FileCase> cases = new ArrayList<>();
        each("files", FILE_KEYS, (family, entry) -> cases.add(file(family, entry)));
        return unique(cases);
    }

    private static ValueCase value(String family, Map<String, Object> entry) {
        String field = text(entry, "field");
        String value = text(entry, "value");
        String json = text(entry, "json");
        if ((value == null) == (json == null)) {
            throw new IllegalArgumentException(family + ": either value or json in " + entry);
        }
        String name = text(entry, "name");
        return new ValueCase(
                family,
                name == null ? field + (value == null ? " as JSON " + json : " " + value) : name,
                field,
                value == null ? null : Recipe.utf8(value).string(),
                json == null ? null : Recipe.utf8(json).string(),
                texts(entry.get("in")),
                texts(entry.get("expect")),
                text(entry, "sends"),
                text(entry, "csv"));
    }

    private static FileCase file(String family, Map<String, Object> entry) {
        String encoding = text(entry, "encoding");
        return new FileCase(
                family,
                text(entry, "name"),
                text(entry, "format"),
                new Recipe(
                        text(entry, "text"),
                        encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)),
                texts(entry.get("expect")),
                text(entry, "refused"),
                "true".equals(text(entry, "big")));
    }

    private interface Entries {
        void add(String family, Map<String, Object> entry);
    }

    private static void each(String kind, Set<String> keys, Entries entries) {
        try (Stream<Path> families = Files.list(DIRECTORY)) {
            families.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file -> each(file, kind, keys, entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void each(Path file, String kind, Set<String> keys, Entries entries) {
        String family = file.getFileName().toString().replace(".yaml", "");
        for (Object entry : (List<?>) map(load(file)).getOrDefault(kind, List.of())) {
            Map<String, Object> members = map(entry);
            if (!keys.containsAll(members.keySet())) {
                throw new IllegalArgumentException(family + ": unknown key in " + members);
            }
            entries.add(family, members);
        }
    }

    private static Object load(Path file) {
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(file.toString())
                            .setCodePointLimit(9999999)
                            .build();
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        return value == null ? null : value.toString();
    }

    private static List<String> texts(Object node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(node.toString());
    }

    private static <T> List<T> unique(List<T> cases) {
        Set<String> names = new HashSet<>();
        for (T one : cases) {
            if (!names.add(one.toString())) {
                throw new IllegalArgumentException("Two cases are called " + one);
            }
        }
        return cases;
    }
}
