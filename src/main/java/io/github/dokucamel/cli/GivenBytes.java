package io.github.dokucamel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Bytes that a person names on the command line.
 *
 * @param source for people, e.g. {@code body.json}
 */
record GivenBytes(byte[] bytes, String source) {

    private static final String STANDARD_INPUT = "-";

    /** @param name a file, or {@code -} for standard input */
    static GivenBytes read(String name) {
        try {
            return name.equals(STANDARD_INPUT)
                    ? new GivenBytes(System.in.readAllBytes(), "standard input")
                    : new GivenBytes(Files.readAllBytes(Path.of(name)), name);
        } catch (NoSuchFileException e) {
            throw new InputException(name + ": there is no such file");
        } catch (IOException | RuntimeException e) {
            throw new InputException(name + " cannot be read");
        }
    }
}
