package io.github.dokucamel.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads catalogue files as data, without asking whether they keep to the format: that is the
 * bundle's own check.
 */
final class CatalogueText {

    private static final String PACKAGED = "META-INF/doku/config/operations";

    private CatalogueText() {}

    /**
     * @param directory null: the packaged files
     * @return the entries by id, each with what it takes over from another one
     */
    static Map<String, CatalogueEntry> entries(Path directory) {
        Map<String, Map<String, Object>> words = new LinkedHashMap<>();
        try {
            if (directory != null) {
                readAll(directory, words);
            } else {
                readPackaged(words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the operation catalogue cannot be read", e);
        }
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        words.keySet().forEach(id -> entries.put(id, CatalogueEntry.of(id, whole(id, words, 0))));
        return entries;
    }

    private static void readPackaged(Map<String, Map<String, Object>> words) throws IOException {
        URL there = CatalogueText.class.getResource("/" + PACKAGED);
        if (there == null) {
            throw new IllegalStateException("not on the class path: " + PACKAGED);
        }
        if (there.getProtocol().equals("file")) {
            readAll(Path.of(URI.create(there.toString())), words);
            return;
        }
        String jar = there.toString().substring(0, there.toString().indexOf("!/"));
        URI archive = URI.create(jar.substring("jar:".length()));
        try (FileSystem files = FileSystems.newFileSystem(Path.of(archive))) {
            readAll(files.getPath(PACKAGED), words);
        }
    }

    private static void readAll(Path directory, Map<String, Map<String, Object>> words)
            throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yaml")) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    Load load = new Load(LoadSettings.builder().build());
                    if (load.loadFromInputStream(in) instanceof Map<?, ?> entries) {
                        entries.forEach((id, entry) -> words.put(String.valueOf(id), texts(entry)));
                    }
                }
            }
        }
    }

    /** Fields and constants are merged by path, everything else is taken over as a whole. */
    private static Map<String, Object> whole(
            String id, Map<String, Map<String, Object>> words, int depth) {
        Map<String, Object> own = words.getOrDefault(id, Map.of());
        Object like = own.get("like");
        if (like == null || depth > words.size()) {
            return own;
        }
        Map<String, Object> whole =
                new LinkedHashMap<>(whole(String.valueOf(like), words, depth + 1));
        own.forEach(
                (key, value) -> {
                    boolean merges = key.equals("fields") || key.equals("constants");
                    whole.put(key, merges ? merged(whole.get(key), value) : value);
                });
        return whole;
    }

    private static Map<String, Object> merged(Object before, Object more) {
        Map<String, Object> merged = new LinkedHashMap<>(texts(before));
        texts(more).forEach(merged::put);
        return merged;
    }

    private static Map<String, Object> texts(Object map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> any) {
            any.forEach((key, value) -> texts.put(String.valueOf(key), value));
        }
        return texts;
    }
}
