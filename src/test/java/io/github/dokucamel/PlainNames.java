package io.github.dokucamel;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary directories below {@code java.io.tmpdir}, whose names hold no long number: one in a few dozen
 * would look like that of a card, and be withheld from the very log line that a test waits for.
 */
public final class PlainNames implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
            throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        for (int i = 0; ; i++) {
            String name = extension.getRequiredTestClass().getSimpleName() + "-" + i;
            try {
                Path made = Files.createDirectory(all.resolve(name));
                // A data directory of that name was here before.
                Files.deleteIfExists(all.resolve(name + ".mark"));
                return made;
            } catch (FileAlreadyExistsException e) {
                // Another test's, or one that an interrupted run left behind.
            }
        }
    }
}
