package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a file of {@code .taking} goes that has been dealt with: {@code outbox/processed}, or {@code outbox/refused}
 * with the reason beside it. Nothing is overwritten. One process at a time may do this to an
 * outbox.
 */
record FinishedFiles(Path outbox) {

    private static final String REASON = ".reason.txt";

    /**
     * All orders of {@code file} are recorded.
     *
     * @param read the file as it was read
     * @return where it is now: under {@code batchName}, or with {@code ~2}, {@code ~3} … if taken
     */
    public Path processed(Path file, String batchName, FileState read) throws IOException {
        return move(file, read, free(directory("processed"), batchName, null));
    }

    /**
     * {@code file} is no batch.
     *
     * @param read the file as it was read; null for one that was not, which is not copied either
     * @param reason what is wrong and what to do, for {@code NAME.reason.txt}
     */
    public Path refused(Path file, String batchName, @Nullable FileState read, String reason)
            throws IOException {
        Path target = free(directory("refused"), batchName, reason + System.lineSeparator());
        Path reasonFile = reasonOf(target);
        if (!exists(reasonFile)) {
            Path draft = DurableFile.draft(reasonFile);
            DurableFile.write(
                    draft, (reason + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            DurableFile.rename(draft, reasonFile);
        }
        return move(file, read, target);
    }

    /** The control file goes where its batch went. */
    void control(Path file, Path target) throws IOException {
        Path control = ControlTotals.of(file);
        if (exists(control)) {
            Path free =
                    target.resolveSibling(
                            FreeName.of(
                                    ControlTotals.of(target).getFileName().toString(),
                                    other -> exists(target.resolveSibling(other))));
            move(control, null, free);
        }
    }

    private Path directory(String name) throws IOException {
        return OursAlone.makeDirectories(outbox.resolve(name));
    }

    /** A name nothing has yet; the same reason without its file is from a move cut short. */
    private static Path free(Path directory, String name, @Nullable String reason)
            throws IOException {
        return directory.resolve(
                FreeName.of(name, other -> taken(directory.resolve(other), reason)));
    }

    private static boolean taken(Path target, @Nullable String reason) throws IOException {
        Path reasonFile = reasonOf(target);
        return exists(target)
                || reason != null && exists(reasonFile) && !isReason(reasonFile, reason);
    }

    private static boolean isReason(Path file, String reason) throws IOException {
        return Look.at(file).filter(Look::regular).isPresent()
                && Files.readString(file).equals(reason);
    }

    private static boolean exists(Path path) {
        return Files.exists(path, NOFOLLOW_LINKS);
    }

    private static Path move(Path file, @Nullable FileState read, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            if (read != null && !read.isStill(target)) {
                putBack(target, file);
            }
        } catch (AtomicMoveNotSupportedException e) {
            if (read == null) {
                throw new IOException(
                        "it is not to be read, so it cannot be copied to another file system. Take it"
                                + " away",
                        e);
            }
            copyAndDelete(file, read, target);
        }
        DurableFile.syncDirectory(target.toAbsolutePath().getParent());
        DurableFile.syncDirectory(file.toAbsolutePath().getParent());
        return target;
    }

    /** Somebody wrote to it, or put another in its place, after the last look at it. */
    private static void putBack(Path target, Path file) throws IOException {
        Path free =
                file.resolveSibling(
                        FreeName.of(
                                file.getFileName().toString(),
                                other -> exists(file.resolveSibling(other))));
        Files.move(target, free, StandardCopyOption.ATOMIC_MOVE);
        throw changed(free);
    }

    static ChangedFileException changed(Path file) {
        return new ChangedFileException(
                file.getFileName() + " changed while it was read; it is read again");
    }

    /** Across file systems: the copy is complete and on the disk before the original goes. */
    static void copyAndDelete(Path file, FileState read, Path target) throws IOException {
        Path draft = DurableFile.draft(target);
        try {
            try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS);
                    OutputStream out = DurableFile.create(draft)) {
                in.transferTo(out);
            }
            if (!read.isStill(file)) {
                throw changed(file);
            }
            DurableFile.rename(draft, target);
        } finally {
            // What a full disk holds of it would keep it full.
            Files.deleteIfExists(draft);
        }
        Files.delete(file);
    }

    static Path reasonOf(Path file) {
        return file.resolveSibling(FreeName.with(file.getFileName().toString(), REASON));
    }
}
