package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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
 * @param regular whether it is a file of its own; else a link, a pipe and the like
 */
record Look(long size, FileTime modified, FileTime changed, Object identity, boolean regular) {

    private static final int TAIL = 4_096;

    /** Empty for what is gone, or is a directory. No link is followed. */
    static Optional<Look> at(Path file) {
        try {
            BasicFileAttributes now =
                    Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return now.isDirectory()
                    ? Optional.empty()
                    : Optional.of(
                            new Look(
                                    now.size(),
                                    now.lastModifiedTime(),
                                    changed(file, now),
                                    now.fileKey(),
                                    now.isRegularFile()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileTime changed(Path file, BasicFileAttributes now) throws IOException {
        try {
            return (FileTime) Files.getAttribute(file, "unix:ctime", NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return now.lastModifiedTime();
        }
    }

    /**
     * Of the last bytes of a file of that size; 0 for one that cannot be read, and where the system
     * says when anything of it changed. It has pipes too, which nobody may open: a file could be
     * exchanged for one at any time.
     */
    static int tail(Path file, long size) {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return 0;
        }
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, TAIL));
            in.position(size - tail.capacity());
            while (tail.hasRemaining() && in.read(tail) >= 0) {}
            return Arrays.hashCode(tail.array());
        } catch (IOException e) {
            return 0;
        }
    }
}
