package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * What a file was when it was read; taken again right before it is moved, it tells whether it has
 * changed meanwhile.
 *
 * @param size bytes
 * @param modifiedMillis time of the last change, milliseconds since 1970
 * @param identity tells it from another file of that name; null where the system cannot
 * @param digest see {@link FileContent#digestOf}
 */
record FileState(long size, long modifiedMillis, Object identity, String digest) {

    static FileState of(Taking taking, Path file, Runnable moved) throws IOException {
        // Taken before the digest: a change while it is computed shows at the next look.
        BasicFileAttributes now = now(file);
        return new FileState(
                now.size(),
                now.lastModifiedTime().toMillis(),
                now.fileKey(),
                FileContent.digestOf(taking.open(file), now.size(), moved));
    }

    private static BasicFileAttributes now(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    }

    /** Whether the file that is now called {@code file} is this one, by all but its content. */
    boolean isStill(Path file) throws IOException {
        BasicFileAttributes now = now(file);
        return now.size() == size
                && now.lastModifiedTime().toMillis() == modifiedMillis
                && Objects.equals(now.fileKey(), identity);
    }
}
