package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.table.Rereadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test gives to be read, as a file. */
final class Given {

    private Given() {}

    /** A workbook needs a file of its own, which goes with the process. */
    static Rereadable of(byte[] bytes) {
        return new Rereadable() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Path path() {
                try {
                    Path file = Files.createTempFile("given", ".xlsx");
                    file.toFile().deleteOnExit();
                    return Files.write(file, bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** One that can be read once. */
    static Rereadable of(InputStream stream) {
        return new Rereadable() {
            @Override
            public InputStream open() {
                return stream;
            }

            @Override
            public Path path() {
                throw new UnsupportedOperationException("A stream lies nowhere");
            }
        };
    }

    /**
     * A text whose disk fails where it should end.
     *
     * @param reading the first that does, counted from 1
     */
    static Rereadable breaking(String text, int reading) {
        return new Rereadable() {
            private int readings;

            @Override
            public InputStream open() {
                return ++readings < reading
                        ? new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
                        : new BrokenDisk(text);
            }

            @Override
            public Path path() {
                throw new UnsupportedOperationException("A text lies nowhere");
            }
        };
    }
}
