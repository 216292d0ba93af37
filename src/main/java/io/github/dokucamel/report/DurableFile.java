package io.github.dokucamel.report;

import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Makes a file that is complete survive a loss of power under its name. */
public final class DurableFile {

    private DurableFile() {}

    /**
     * Gives a complete file its final name at once: nobody sees a part of it.
     *
     * @param complete in the same directory as {@code target}, no longer written to
     * @param target replaced when it exists
     */
    public static void rename(Path complete, Path target) throws IOException {
        sync(complete);
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(target.toAbsolutePath().getParent());
    }

    /** The hidden file beside {@code target} that is written first. */
    public static Path draft(Path target) {
        return target.resolveSibling(FreeName.with("." + target.getFileName(), ".tmp"));
    }

    /** Writes a whole file, new or anew; returns when its content is on the disk. */
    public static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Returns when the names in {@code directory} are on the disk, where the system can tell. */
    public static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows and some network file systems cannot open a directory; they order renames.
        }
    }
}
