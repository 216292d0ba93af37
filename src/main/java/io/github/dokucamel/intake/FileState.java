package io.github.dokucamel.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file was when it was read; taken again right before it is moved, it tells whether it has
 * changed meanwhile.
 *
 * @param size bytes
 * @param modifiedMillis time of the last change, milliseconds since 1970
 * @param digest see {@link FileDigest}
 */
public record FileState(long size, long modifiedMillis, String digest) {

    public static FileState of(Path file) throws IOException {
        // Taken before the digest: a change while it is computed shows at the next look.
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(now.size(), now.lastModifiedTime().toMillis(), FileDigest.of(file));
    }
}
