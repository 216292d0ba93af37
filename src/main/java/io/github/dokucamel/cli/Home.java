package io.github.dokucamel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the runner lives: {@code bin/doku} says so in the system property {@code doku.home}; a
 * checkout is a home too.
 */
record Home(Path directory) {

    static Home find() {
        return new Home(Path.of(System.getProperty("doku.home", "")).toAbsolutePath());
    }

    Path config() {
        return directory.resolve("config");
    }

    Path examples() {
        return directory.resolve("examples");
    }

    /** Route files to edit; empty where only the packaged ones are at hand. */
    Optional<Path> routes() {
        return existing("routes");
    }

    /** What stands in the route files, by name; empty where they cannot be read. */
    Map<String, String> routeTexts() {
        Map<String, String> texts = new TreeMap<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory.resolve("routes"), "*.camel.yaml")) {
            for (Path file : files) {
                // Only names are looked for; what is wrong with its bytes is told later.
                texts.put(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            texts.clear();
        }
        return texts;
    }

    Optional<Path> operations() {
        return existing("config/operations");
    }

    private Optional<Path> existing(String name) {
        return Optional.of(directory.resolve(name)).filter(Files::isDirectory);
    }
}
