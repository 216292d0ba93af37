package io.github.dokucamel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    Optional<Path> operations() {
        return existing("config/operations");
    }

    private Optional<Path> existing(String name) {
        return Optional.of(directory.resolve(name)).filter(Files::isDirectory);
    }
}
