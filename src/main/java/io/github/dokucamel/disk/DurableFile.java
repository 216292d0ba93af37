package io.github.dokucamel.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Makes a file that is complete survive a loss of power under its name. What is made is ours alone. */
public final class DurableFile {

    private static final String DRAFT = ".tmp";

    private static final OpenOption[] NEW = {
        StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
    };

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
        syncDirectory(OursAlone.parent(target));
    }

    /**
     * The hidden file beside {@code target} that is written first, under a name that nobody can guess
     * and put a link at.
     */
    public static Path draft(Path target) {
        String random = UUID.randomUUID().toString().substring(24);
        return target.resolveSibling(
                FreeName.with("." + target.getFileName(), "." + random + DRAFT));
    }

    /** Makes a file for writing that was not there, not even as a link. */
    public static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(OursAlone.open(file, NEW));
    }

    /** Removes the drafts that a run which was cut short has left in a directory of ours. */
    public static void sweep(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, ".?*" + DRAFT)) {
            for (Path draft : drafts) {
                if (!Files.isDirectory(draft, NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /**
     * Writes a whole new file; returns when its content is on the disk. What lies in its place goes,
     * and where that is a link nothing is written through it.
     */
    public static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = open(file)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return OursAlone.open(file, NEW);
        } catch (FileAlreadyExistsException e) {
            Files.delete(file);
            return OursAlone.open(file, NEW);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
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
