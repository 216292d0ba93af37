package io.github.dokucamel.intake.file;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were moved away a while ago, by an earlier run too. Whoever still had one open goes on
 * writing where it is now: one that grew is taken back, and goes on as the same batch once it was seen
 * unchanged for the minimum age.
 */
final class MovedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MovedFiles.class);
    private static final long WATCHED = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST = 1_000;

    private record Moved(WatchList.Line line, long since) {}

    private final Ledger ledger;
    private final Taking taking;
    private final WatchList list;
    private final Sightings sightings;
    private final LongSupplier nanoTime;
    private final Deque<Moved> moved = new ArrayDeque<>();
    private final Set<Path> back = new HashSet<>();
    private int refused;

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    MovedFiles(Ledger ledger, Taking taking, Duration minAge, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.taking = taking;
        this.list = new WatchList(taking);
        this.sightings = new Sightings(minAge, nanoTime);
        this.nanoTime = nanoTime;
    }

    /** Goes on with what an earlier run had moved, as if it had been moved just now. */
    synchronized void resume() {
        for (WatchList.Line line : list.read(MOST)) {
            moved.add(new Moved(line, nanoTime.getAsLong()));
        }
    }

    synchronized void add(Path from, Path to, FileState read, @Nullable Long batch) {
        WatchList.Line line =
                new WatchList.Line(
                        from.getFileName().toString(),
                        to.toString(),
                        read.size(),
                        read.digest(),
                        String.valueOf(read.identity()),
                        batch);
        list.add(line);
        moved.add(new Moved(line, nanoTime.getAsLong()));
        if (moved.size() > MOST) {
            moved.remove();
        }
    }

    /** @param read null for one that was not read: it does not come back */
    synchronized void refused(Path from, Path to, @Nullable FileState read) {
        refused++;
        if (read != null) {
            add(from, to, read, null);
        }
    }

    /** Files that were refused, and did not come back. */
    synchronized int refused() {
        return refused;
    }

    /** Whether any may still grow. */
    synchronized boolean watches() {
        return !moved.isEmpty();
    }

    /** Whether one will come back at the next look. */
    synchronized boolean grew() {
        return moved.stream().map(Moved::line).anyMatch(WatchList.Line::grew);
    }

    /** Whether a file of {@code .taking} can be read: one that came back may still be written to. */
    synchronized boolean settled(Path file) {
        Optional<Look> now = back.contains(file) ? Look.at(file) : Optional.empty();
        if (now.isPresent() && !sightings.settled(file, now.get())) {
            return false;
        }
        back.remove(file);
        sightings.forget(file);
        return true;
    }

    /** Brings back what grew. No file may be in reading meanwhile. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        List<WatchList.Line> grown = new ArrayList<>();
        int before = moved.size();
        for (Iterator<Moved> files = moved.iterator(); files.hasNext(); ) {
            Moved file = files.next();
            boolean grew = file.line.grew();
            if (grew && !taking.holds(file.line.name())) {
                grown.add(file.line);
                files.remove();
            } else if (!grew && now - file.since > WATCHED) {
                files.remove();
            }
        }
        grown.forEach(this::bringBack);
        if (moved.size() < before) {
            list.replace(moved.stream().map(Moved::line).toList());
        }
    }

    private void bringBack(WatchList.Line file) {
        String name = Shown.of(file.name(), OpenBatch.LONGEST_NAME);
        Path taken = taking.directory().resolve(file.name());
        Path to = Path.of(file.to());
        try {
            if (!file.beginsAsRead()) {
                LOG.warn(
                        "{} was changed after it was read. If orders are missing, drop it again",
                        name);
                return;
            }
            if (file.batch() != null) {
                ledger.batchReopened(file.batch(), file.digest());
            }
            back.add(taken);
            Files.move(to, taken, StandardCopyOption.ATOMIC_MOVE);
            if (file.batch() == null) {
                refused = Math.max(0, refused - 1);
                Files.deleteIfExists(FinishedFiles.reasonOf(to));
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
