package io.github.dokucamel.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dropped file, which may be read more than once, from its start each time. */
public interface Rereadable {

    InputStream open() throws IOException;

    /** Where it lies, for what reads here and there in it. */
    Path path();

    static Rereadable of(Path file) {
        return new Rereadable() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Path path() {
                return file;
            }
        };
    }
}
