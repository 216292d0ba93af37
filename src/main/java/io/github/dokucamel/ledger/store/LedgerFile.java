package io.github.dokucamel.ledger.store;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.LedgerHeldException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite ledger, which one process at a time may open, whatever name it knows it by.
 *
 * <p>The lock lies beside the file, in {@code <file>.lock}, and holds a mark: how many commits there
 * have been at least. A file that knows fewer has lost its newest orders.
 */
final class LedgerFile implements AutoCloseable {

    private static final int DIGITS = 19;

    private final Path path;
    private final FileChannel lock;
    private final long mark;
    private final boolean wasThere;
    private @Nullable Object identity;

    private LedgerFile(Path path, FileChannel lock, long mark) {
        this.path = path;
        this.lock = lock;
        this.mark = mark;
        this.wasThere = Files.exists(path);
    }

    /** @throws LedgerException when another process holds the file, or what it held is gone */
    static LedgerFile hold(Path named) {
        Path file = named.toAbsolutePath();
        try {
            file = real(file);
            refuseOtherThanFiles(file);
            refuseSecondNames(file);
            FileChannel lock = lock(file);
            try {
                LedgerRights.close(file);
                LedgerFile held = new LedgerFile(file, lock, mark(lock));
                held.refuseToStartAnew();
                return held;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerException(
                    ("The ledger %s cannot be opened: %s. Its directory must be there, or"
                                    + " able to be created, and writable")
                            .formatted(file, e),
                    e);
        }
    }

    /** Behind every link: SQLite's own files lie there too. */
    private static Path real(Path named) throws IOException {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links > 40) {
                throw new IOException("too many symbolic links");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        // There is one: the path is absolute and names a file.
        Path folder = Objects.requireNonNull(file.getParent());
        OursAlone.makeDirectories(folder);
        return folder.toRealPath().resolve(file.getFileName());
    }

    private static void refuseOtherThanFiles(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LedgerException(
                    "The ledger %s is %s. Move it away and put the file of the ledger there, or choose another doku.data-dir"
                            .formatted(
                                    file,
                                    Files.isDirectory(file)
                                            ? "a directory"
                                            : "a pipe, a socket or a device, no file"));
        }
    }

    private static void refuseSecondNames(Path file) throws IOException {
        if (Files.exists(file)
                && Files.getFileStore(file).supportsFileAttributeView("unix")
                && ((Number) Files.getAttribute(file, "unix:nlink")).intValue() > 1) {
            throw new LedgerException(
                    "The ledger "
                            + file
                            + " has a second name (hard link), under which another process could"
                            + " open it unseen. Remove the other name, or replace it by a copy");
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                OursAlone.open(
                        beside(file),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new LedgerHeldException(
                    "Another process holds the ledger "
                            + file
                            + "; one ledger has one runner. Stop the other one, or give this one"
                            + " its own doku.data-dir");
        }
        return channel;
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private static long mark(FileChannel lock) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(DIGITS);
        lock.read(text, 0);
        String digits = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return digits.matches("[0-9]{" + DIGITS + "}") ? Long.parseLong(digits) : 0;
    }

    /** An empty file would become a new ledger without a word. */
    private void refuseToStartAnew() throws IOException {
        if (mark > 0 && (Files.notExists(path) || Files.size(path) == 0)) {
            throw lost((Files.notExists(path) ? "is gone" : "is empty") + ", but held orders");
        }
    }

    private LedgerException lost(String what) {
        return new LedgerException(
                ("The ledger %s %s. Orders that it no longer knows would be sent a second time. Put back"
                                + " the file together with its %s-wal; or, to go on with what is there,"
                                + " delete %s and start again")
                        .formatted(path, what, path.getFileName(), beside(path)));
    }

    Path path() {
        return path;
    }

    /** Whether there was a ledger when it was taken hold of. */
    boolean wasThere() {
        return wasThere;
    }

    /** How many commits there have been at least, as its lock says. */
    long mark() {
        return mark;
    }

    /** Notes that the ledger has been opened; from now on it must stay where it is. */
    void opened() throws IOException {
        identity = fileKey();
    }

    /** @throws LedgerException when what would be written is no longer found under its name */
    void requireInPlace() {
        Object now;
        try {
            now = fileKey();
        } catch (IOException e) {
            now = "gone";
        }
        if (identity != null && !identity.equals(now)) {
            throw new LedgerException(
                    "The ledger "
                            + path
                            + " was moved, deleted or replaced while it was in use. Put the same"
                            + " file back, or restart");
        }
    }

    private @Nullable Object fileKey() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Not synced: after a loss of power the mark may be older than the ledger, never newer. */
    void committed(long commits) {
        try {
            String digits = String.format(Locale.ROOT, "%0" + DIGITS + "d", commits);
            lock.write(ByteBuffer.wrap(digits.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // An older mark stands for fewer commits than there were: true as well.
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
