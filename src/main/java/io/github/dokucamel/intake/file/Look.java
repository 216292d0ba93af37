package io.github.dokucamel.intake.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * What can be seen of a file without reading it. Equal looks are no proof that nothing was written:
 * a time of change can be set back.
 *
 * @param size bytes
 * @param modified as whoever wrote it says
 * @param changed when anything of it changed, its name included; where the system does not say, as
 *     {@code modified}
 * @param identity tells it from another file of that name; null where the system cannot
 */
record Look(long size, FileTime modified, FileTime changed, Object identity) {

    private static final int TAIL = 4_096;

    /** Empty for what is gone, or is no regular file. */
    static Optional<Look> at(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile()
                    ? Optional.of(
                            new Look(
                                    now.size(),
                                    now.lastModifiedTime(),
                                    changed(file, now),
                                    now.fileKey()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileTime changed(Path file, BasicFileAttributes now) throws IOException {
        try {
            return (FileTime) Files.getAttribute(file, "unix:ctime");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return now.lastModifiedTime();
        }
    }

    /** Of the last bytes of a file of that size; 0 for one that cannot be read. */
    static int tail(Path file, long size) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(size, TAIL)];
            in.seek(size - tail.length);
            in.readFully(tail);
            return Arrays.hashCode(tail);
        } catch (IOException | UnsupportedOperationException e) {
            return 0;
        }
    }
}
