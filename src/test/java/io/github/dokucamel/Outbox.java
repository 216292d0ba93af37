package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a user finds under {@code outbox}. Directories that are not there yet are empty. */
public record Outbox(Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Set<String> files(String below) {
        Path directory = this.directory.resolve(below);
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of files with one document, and of those with a document a line, unless they just grow. */
    public List<JsonNode> documents(String outcome) {
        List<JsonNode> documents = new ArrayList<>();
        for (String name : files(outcome)) {
            Path file = directory.resolve(outcome).resolve(name);
            documents.addAll(name.contains(".jsonl") ? lines(file) : List.of(json(read(file))));
        }
        return documents;
    }

    /** Each with its end; none of a file that is out of sight. */
    public static List<JsonNode> lines(Path file) {
        try {
            String text = Files.readString(file);
            assertTrue(text.isEmpty() || text.endsWith("\n"), file.toString());
            return text.lines().map(Outbox::json).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents of one outcome by invoice number. */
    public Map<String, JsonNode> byInvoice(String outcome) {
        Map<String, JsonNode> documents = new TreeMap<>();
        documents(outcome).forEach(d -> documents.put(d.path("invoice_number").asText(), d));
        return documents;
    }

    public String text(String file) {
        return read(directory.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code line,invoice_number,outcome} of every row of a batch's report. */
    public List<String> report(String batch) {
        return rows(batch).stream()
                .map(
                        row ->
                                String.join(
                                        ",",
                                        row.get("line"),
                                        row.get("invoice_number"),
                                        row.get("outcome")))
                .toList();
    }

    /** Every row of a batch's report, by column. */
    public List<Map<String, String>> rows(String batch) {
        Path report = directory.resolve("reports").resolve(batch + ".status.csv");
        if (!Files.exists(report)) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(report)) {
            return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
