package io.github.dokucamel.intake.file;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were moved away a while ago. Whoever still had one open goes on writing where it is now:
 * one that grew comes back into the inbox and goes on as the same batch.
 */
final class TakenFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TakenFiles.class);
    private static final long WATCHED = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST = 1_000;

    /** @param batch empty for a file that was refused */
    private record Taken(Path from, Path to, FileState read, Optional<Long> batch, long since) {

        boolean grew() {
            Optional<Look> now = Look.at(to);
            return now.isPresent()
                    && now.get().size() > read.size()
                    && Objects.equals(now.get().identity(), read.identity());
        }

        boolean beginsAsRead() throws IOException {
            return FileContent.digestOf(to, read.size()).equals(read.digest());
        }
    }

    private final Ledger ledger;
    private final LongSupplier nanoTime;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private int refused;

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    TakenFiles(Ledger ledger, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.nanoTime = nanoTime;
    }

    synchronized void add(Path from, Path to, FileState read, Optional<Long> batch) {
        refused += batch.isEmpty() ? 1 : 0;
        taken.add(new Taken(from, to, read, batch, nanoTime.getAsLong()));
        if (taken.size() > MOST) {
            taken.remove();
        }
    }

    /** Files that were refused, and did not come back. */
    synchronized int refused() {
        return refused;
    }

    /** Whether one will come back at the next look. */
    synchronized boolean grew() {
        return taken.stream().anyMatch(Taken::grew);
    }

    /** Brings back what grew. No file may be in reading meanwhile. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        taken.removeIf(file -> now - file.since > WATCHED);
        for (Iterator<Taken> files = taken.iterator(); files.hasNext(); ) {
            Taken file = files.next();
            if (file.grew() && !Files.exists(file.from)) {
                files.remove();
                bringBack(file);
            }
        }
    }

    private void bringBack(Taken file) {
        String name = Shown.of(file.from.getFileName().toString(), OpenBatch.LONGEST_NAME);
        try {
            if (!file.beginsAsRead()) {
                LOG.warn(
                        "{} was changed after it was read. If orders are missing, drop it again",
                        name);
                return;
            }
            file.batch.ifPresent(ledger::batchReopened);
            Files.move(file.to, file.from, StandardCopyOption.ATOMIC_MOVE);
            if (file.batch.isEmpty()) {
                refused--;
                Files.deleteIfExists(FinishedFiles.reasonOf(file.to));
            }
            LOG.warn(
                    "{} grew after it was read: it is back in the inbox and goes on as the same batch."
                            + " Write it under another name and rename it, or write a marker when it is"
                            + " complete",
                    name);
        } catch (IOException e) {
            LOG.error(
                    "{} grew after it was read and cannot be brought back: {}", name, e.toString());
        }
    }
}
