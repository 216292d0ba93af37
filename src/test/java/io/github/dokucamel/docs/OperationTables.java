package io.github.dokucamel.docs;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.operation.Operation.TokenKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The catalogue as tables, one for each file. */
final class OperationTables {

    private static final Path FOLDER = Path.of("config/operations");
    private static final String COLUMNS =
            """
            | id, alias | call | scheme, token | door | API reference | known from |
            |---|---|---|---|---|---|
            """;

    private OperationTables() {}

    static List<Catalogue.Source> sources() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(f -> new Catalogue.Source(f.getFileName().toString(), bytes(f)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Catalogue catalogue) {
        StringBuilder page = new StringBuilder();
        for (Catalogue.Source file : sources()) {
            String text = new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8);
            String title = text.lines().skip(1).findFirst().orElseThrow().substring(2);
            page.append("### ").append(title, 0, title.indexOf(". ")).append("\n\n`");
            page.append(FOLDER).append('/').append(file.name()).append("`\n\n").append(COLUMNS);
            for (Object id : ids(text)) {
                page.append(row(catalogue.find((String) id).orElseThrow()));
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static Iterable<?> ids(String yaml) {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return ((Map<?, ?>) file).keySet();
    }

    private static String row(Operation operation) {
        String alias = operation.alias() == null ? "" : ", `" + operation.alias() + "`";
        String call =
                operation.path() == null
                        ? "-"
                        : "`" + operation.method() + " " + operation.path() + "`";
        return String.join(
                        " | ",
                        "| `" + operation.id() + "`" + alias,
                        call,
                        scheme(operation),
                        door(operation),
                        references(operation.references()),
                        written(operation.confidence()) + " |")
                + "\n";
    }

    private static String scheme(Operation operation) {
        if (operation.signature() == null) {
            return "-";
        }
        String token = operation.token() == TokenKind.NONE ? "" : ", " + written(operation.token());
        return written(operation.signature()) + token;
    }

    private static String door(Operation operation) {
        String from = operation.direction() == Direction.FROM_DOKU ? "DOKU calls us" : null;
        if (operation.unpublished() != null) {
            return (from == null ? "" : from + "; ") + "unpublished: " + operation.unpublished();
        }
        if (from != null) {
            return from;
        }
        if (operation.bill()) {
            return "orders; nothing is sent";
        }
        String card = operation.pci() ? "; card data, off by default" : "";
        return (operation.body() == null ? "calls" : "orders, calls") + card;
    }

    /** Entries of one title share it. */
    private static String references(List<String> references) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String reference : references) {
            String title = reference.substring(reference.lastIndexOf("> ") + 1).strip();
            String number = reference.substring(0, reference.indexOf(' '));
            String name = title.equals(reference) ? title.substring(number.length() + 1) : title;
            numbers.merge(name, number, (before, next) -> before + ", " + next);
        }
        StringBuilder text = new StringBuilder();
        numbers.forEach(
                (title, list) ->
                        text.append(text.isEmpty() ? "" : "; ").append(list + " " + title));
        return text.isEmpty() ? "-" : text.toString();
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
