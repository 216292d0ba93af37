package io.github.dokucamel.intake.file;

import io.github.dokucamel.report.DurableFile;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a file goes that has been dealt with: {@code outbox/processed}, or {@code outbox/refused}
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
     * @param read the file as it was read
     * @param reason what is wrong and what to do, for {@code NAME.reason.txt}
     */
    public Path refused(Path file, String batchName, FileState read, String reason)
            throws IOException {
        Path target = free(directory("refused"), batchName, reason + System.lineSeparator());
        Path reasonFile = reasonOf(target);
        if (!Files.exists(reasonFile)) {
            Path draft = DurableFile.draft(reasonFile);
            Files.writeString(draft, reason + System.lineSeparator());
            DurableFile.rename(draft, reasonFile);
        }
        return move(file, read, target);
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(outbox.resolve(name));
    }

    /** A name nothing has yet; the same reason without its file is from a move cut short. */
    private static Path free(Path directory, String name, String reason) throws IOException {
        return directory.resolve(
                FreeName.of(name, other -> taken(directory.resolve(other), reason)));
    }

    private static boolean taken(Path target, String reason) throws IOException {
        Path reasonFile = reasonOf(target);
        return Files.exists(target)
                || reason != null
                        && Files.exists(reasonFile)
                        && !Files.readString(reasonFile).equals(reason);
    }

    /** The marker goes first: left alone, it would call the next file of that name complete. */
    private static Path move(Path file, FileState read, Path target) throws IOException {
        Inbox.dropMarker(file);
        if (Files.isSymbolicLink(file)) {
            // The link alone might lead nowhere from there.
            copyAndDelete(file, read, target);
        } else {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                if (!read.isStill(target)) {
                    putBack(target, file);
                }
            } catch (AtomicMoveNotSupportedException e) {
                copyAndDelete(file, read, target);
            }
        }
        DurableFile.syncDirectory(target.toAbsolutePath().getParent());
        DurableFile.syncDirectory(file.toAbsolutePath().getParent());
        return target;
    }

    /** Somebody wrote to it, or put another in its place, after the last look at it. */
    private static void putBack(Path target, Path file) throws IOException {
        Path free = file;
        for (int n = 2; Files.exists(free); n++) {
            free = file.resolveSibling(FreeName.with(n + "-" + file.getFileName(), ""));
        }
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
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
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
